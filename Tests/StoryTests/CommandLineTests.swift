import Foundation
import JSON
import Testing

@Suite struct `The command line` {
    /// The policy of the transcript.
    private static let policy = """
        version: 1
        currency: CAD
        projects:
          demo:
            limit: {amount: "100.00", per: week}
            agents:
              solo:
                limit: {amount: "15.00", per: day}
                wallets: [ethereum/main, ethereum/absent]
                payees: any

        """

    /// Runs a verb with --json and gives its document after checking the exit code.
    private func json(
        _ home: DaemonHome, _ arguments: [String], exit: Int32 = 0, input: String = "",
        environment: [String: String] = [:], location: SourceLocation = #_sourceLocation
    ) throws -> JSON {
        let ended = try Transcript(
            Products.path("bursar"),
            ["--home", home.home, "--run", home.run] + arguments + ["--json"], input: input,
            environment: environment)
        let what = "\(arguments.joined(separator: " ")): \(ended.out)\(ended.err)"
        #expect(ended.status == exit, "\(what)", sourceLocation: location)
        return try ended.json
    }

    @Test func `tells the whole story in documents`() throws {
        let home = try DaemonHome()
        try home.start()
        let sealed = try json(home, ["status"])
        #expect(sealed["sealed"] == true)
        #expect(sealed["development"] == true)
        #expect(
            sealed.keys == ["development", "hardening", "ledger", "sealed", "vault", "warnings"])
        #expect(sealed["ledger"]?.keys == ["root", "signed_size", "size"])
        #expect(sealed.list("warnings").contains { $0.canonical.contains("development vault") })
        let early = try json(home, ["wallet", "list"], exit: 3)
        #expect(early.text("title") == "sealed")
        let wrong = try json(
            home, ["unseal", "--passphrase-fd", "0"], exit: 1, input: "wrong")
        #expect(wrong.text("rule") == "unseal.wrong-passphrase")
        let open = try json(
            home, ["unseal", "--passphrase-fd", "0"], input: DaemonHome.passphrase + "\n")
        #expect(open["sealed"] == false)
        try stock(home)
        let token = try staff(home)
        try spend(home, token)
        try audit(home)
        #expect(try json(home, ["seal"])["sealed"] == true)
        #expect(home.stop() == 0)
        #expect(try home.bursar("status", "--json").status == 3)
    }

    private func stock(_ home: DaemonHome) throws {
        let file = home.place + "/policy.yaml"
        try Self.policy.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try home.bursar("policy", "check", file).status == 0)
        #expect(try json(home, ["policy", "show"], exit: 1).text("title") == "not-found")
        let applied = try json(home, ["policy", "apply", file])
        let hash = try #require(applied.text("policy"))
        #expect(applied.list("warnings").contains { $0.canonical.contains("ethereum/absent") })
        let shown = try json(home, ["policy", "show"])
        #expect(shown.text("policy") == hash)
        #expect(shown.number("document.version") == 1)
        let wallet = try json(home, ["wallet", "create", "main", "--chain", "ethereum"])
        #expect(
            wallet.keys
                == ["address", "chain", "kind", "name", "network", "public_key", "standing"])
        #expect(wallet.text("name") == "ethereum/main")
        #expect(wallet.text("network") == "mainnet")
        #expect(try json(home, ["wallet", "show", "ethereum/main"]) == wallet)
        #expect(try json(home, ["wallet", "list"])["wallets.0"] == wallet)
        #expect(
            try json(home, ["wallet", "show", "ethereum/absent"], exit: 1).text("title")
                == "not-found")
        let taken = try json(home, ["wallet", "create", "main", "--chain", "ethereum"], exit: 1)
        #expect(taken.text("title") == "refused")
        let rate = try json(
            home, ["rate", "set", "ETH", "4000", "CAD", "--max-age", "24h", "--haircut", "0%"])
        #expect(rate.text("price") == "4000")
        #expect(rate.number("max_age") == 86_400)
        #expect(try json(home, ["rate", "list"])["rates.0"] == rate)
    }

    private func staff(_ home: DaemonHome) throws -> String {
        let added = try json(home, ["agent", "add", "solo", "--project", "demo"])
        #expect(added.keys == ["agent", "project", "token"])
        let list = try json(home, ["agent", "list"])
        #expect(list.text("agents.0.agent") == "solo")
        #expect(list.text("agents.0.status") == "active")
        let token = try #require(added.text("token"))
        #expect(!list.canonical.contains(token))
        let again = try json(home, ["agent", "add", "solo", "--project", "demo"], exit: 1)
        #expect(again.text("title") == "refused")
        return token
    }

    private func spend(_ home: DaemonHome, _ token: String) throws {
        let file = home.place + "/network.json"
        try (Order.plain["network"]?.canonical ?? "")
            .write(toFile: file, atomically: true, encoding: .utf8)
        let order = [
            "--wallet", "ethereum/main", "--to", Order.payee, "--amount", "0.002", "--asset",
            "ETH", "--chain-data", file,
        ]
        let environment = ["BURSAR_TOKEN": token]
        let quote = try json(home, ["quote"] + order, environment: environment)
        #expect(quote.text("charge.amount") == Order.charge)
        let key = Order.key()
        let paid = try json(home, ["pay"] + order + ["--key", key], environment: environment)
        #expect(paid.text("status") == "signed")
        #expect(paid.text("charge.amount") == Order.charge)
        // The token may come by a descriptor, and the network object by stdin.
        let again = try json(
            home, ["pay"] + order + ["--key", key, "--token-fd", "0"], input: token + "\n")
        #expect(again["transaction"] == paid["transaction"])
        let more = order.map { $0 == "0.002" ? "0.004" : $0 }
        let refused = try json(home, ["pay"] + more, exit: 1, environment: environment)
        #expect(refused.text("rule") == "agent.limit")
        let strange = try json(
            home, ["pay"] + order, exit: 1, environment: ["BURSAR_TOKEN": token + "x"])
        #expect(strange.text("title") == "unknown-caller")
        let budgets = try json(home, ["budget", "show", "--agent", "solo"])
        #expect(budgets.text("budgets.0.committed") == Order.charge)
        #expect(budgets.text("budgets.0.remaining") == "4.48")
        #expect(
            try json(home, ["budget", "show", "--agent", "nobody"], exit: 1).text("title")
                == "not-found")
        for (verb, status) in [("freeze", "frozen"), ("thaw", "active"), ("remove", "removed")] {
            let done = try json(home, ["agent", verb, "solo", "--reason", "a test"])
            #expect(done.text("status") == status)
        }
    }

    private func audit(_ home: DaemonHome) throws {
        let key = try json(home, ["audit", "key"]).text("key")
        #expect(key == home.verifierKey)
        let checkpoint = try #require(
            try json(home, ["audit", "checkpoint"]).text("checkpoint"))
        let log = try home.bursar("audit", "log", "--json")
        #expect(log.status == 0)
        let lines = log.out.split(separator: "\n").map { Array($0.utf8) }
        #expect(lines == (try home.entries()))
        let since = home.place + "/checkpoint"
        try checkpoint.write(toFile: since, atomically: true, encoding: .utf8)
        let verified = try home.bursar(
            "audit", "verify", "--key", home.verifierKey, "--since", since)
        #expect(verified.status == 0, "\(verified.out)\(verified.err)")
        let unsure = try home.bursar("audit", "verify")
        #expect(unsure.status == 0)
        #expect(unsure.err.contains("warning"))
    }

    @Test func `says 2 for what it does not understand and 3 where nobody answers`() throws {
        let home = try DaemonHome()
        for arguments in [
            ["statsu"], ["wallet"], ["wallet", "create"],
            ["agent", "add", "UPPER", "--project", "p"],
            ["rate", "set", "ETH", "-4", "CAD"], ["rate", "set", "ETH", "1e3", "CAD"],
            ["unseal", "--passphrase", "secret"], ["pay"], ["audit", "verify", "file"],
            ["wallet", "create", "main", "--chain", "ethereum", "--network", "moon"],
        ] {
            let ended = try Transcript(Products.path("bursar"), ["--home", home.home] + arguments)
            // A noun alone is a question: its help is the answer.
            let expected: Int32 = arguments == ["wallet"] ? 0 : 2
            #expect(ended.status == expected, "\(arguments): \(ended.err)")
        }
        for arguments in [["status"], ["wallet", "list"], ["audit", "log"], ["audit", "verify"]] {
            let ended = try Transcript(
                Products.path("bursar"), ["--home", home.home, "--run", home.run] + arguments)
            #expect(ended.status == 3, "\(arguments): \(ended.err)")
            #expect(ended.err.hasPrefix("bursar: "))
            #expect(ended.err.contains("hint: "))
        }
    }

    @Test func `makes a vault once`() throws {
        let home = try DaemonHome()
        let before = try Data(contentsOf: URL(filePath: home.home + "/bursar.db"))
        let again = try home.bursar(
            "init", "--development", "--passphrase-fd", "0", input: "another")
        #expect(again.status == 1)
        #expect(again.err.contains("hint: "))
        #expect(try Data(contentsOf: URL(filePath: home.home + "/bursar.db")) == before)
        let empty = try Transcript(
            Products.path("bursar"),
            ["--home", home.place + "/w", "init", "--development", "--passphrase-fd", "0"])
        #expect(empty.status == 1)
        let modes = try FileManager.default.attributesOfItem(atPath: home.home)
        #expect(modes[.posixPermissions] as? Int == 0o700)
    }

    @Test func `checks a policy offline, every mistake with its line`() throws {
        let home = try DaemonHome()
        let file = home.place + "/bad.yaml"
        let bad = Self.policy
            .replacingOccurrences(of: "payees: any", with: "payee: any")
            .replacingOccurrences(of: "\"100.00\"", with: "100.00")
        try bad.write(toFile: file, atomically: true, encoding: .utf8)
        let ended = try home.bursar("policy", "check", file)
        #expect(ended.status == 1, "\(ended.out)\(ended.err)")
        #expect((ended.out + ended.err).contains("bad.yaml:5"))
        #expect((ended.out + ended.err).contains("bad.yaml:"))
        let crowded = Self.policy.replacingOccurrences(of: "\"15.00\"", with: "\"90.00\"")
        try crowded.write(toFile: file, atomically: true, encoding: .utf8)
        let report = try home.bursar("policy", "check", file)
        #expect(report.status == 0)
        #expect((report.out + report.err).contains("630"))
    }
}
