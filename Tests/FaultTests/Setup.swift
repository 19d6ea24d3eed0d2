import JSON

/// Makes vaults as a person would: with `bursar`, from init to the first rate.
enum Setup {
    /// What may be spent: few hundred small payments, so that tests reach the limit when they want to.
    static func policy(limit: String) -> String {
        """
        version: 1
        currency: CAD
        projects:
          demo:
            timezone: America/Toronto
            limit: {amount: "100000.00", per: month}
            agents:
              solo:
                limit: {amount: "\(limit)", per: month}
                wallets: [ethereum/main]
                payees: any
                requests: {per_second: 100000, burst: 100000}
              spare:
                limit: {amount: "1.00", per: day}
                wallets: [ethereum/main]
                payees: any

        """
    }

    /// A vault that is open and ready to pay.
    static func serve(
        _ place: Place, limit: String = "1000.00", environment: [String: String] = [:]
    ) throws -> (Served, Secrets) {
        let word = String(UInt64.random(in: .min ... .max), radix: 36)
        let passphrase = Array("Zw\u{e4}lf Boxk\u{e4}mpfer \(word)".utf8)
        var transcript = ""
        func run(_ words: String..., input: [UInt8] = []) throws -> JSON {
            let ended = try place.run(
                "bursar", ["--home", place.home] + words, input: input, environment: environment)
            let json = try? JSONReader.read(Array(ended.output.utf8))
            guard ended.status == 0, let json else {
                throw Trouble("bursar \(words): \(ended.status) \(ended.output)\(ended.errors)")
            }
            transcript += (words[0] == "agent" ? "" : ended.output) + ended.errors
            return json
        }
        let made = try run(
            "init", "--development", "--passphrase-fd", "0", "--json", input: passphrase)
        var secrets = Secrets(passphrase: passphrase, verifierKey: made["verifier_key"].text)
        let served = try Served(place, environment: environment)
        _ = try run("unseal", "--passphrase-fd", "0", "--json", input: passphrase)
        let policy = try place.write(policy(limit: limit), to: "policy.yaml")
        _ = try run("policy", "apply", policy, "--json")
        for agent in ["solo", "spare"] {
            secrets.tokens.append(
                try run("agent", "add", agent, "--project", "demo", "--json")["token"].text)
        }
        let wallet = try run("wallet", "create", "main", "--chain", "ethereum", "--json")
        secrets.address = wallet["address"].text
        _ = try run("rate", "set", "ETH", "4000", "CAD", "--max-age", "24h", "--json")
        secrets.transcript = transcript
        return (served, secrets)
    }
}
