import Foundation
import JSON
import Testing

/// The command line, line by line as the contract has it, against a real daemon.
@Suite struct `Each line of the command line's contract` {
    private static let policy = """
        version: 1
        currency: CAD
        projects:
          p:
            limit: {amount: "100.00", per: week}
            agents:
              a:
                limit: {amount: "15.00", per: day}
                wallets: [ethereum/main]
                payees: any

        """

    /// Runs a command with --json; its document, after a look at status and stdout.
    private func json(
        _ home: DaemonHome, _ line: String, exit: Int32 = 0, input: String = "",
        environment: [String: String] = [:], at location: SourceLocation = #_sourceLocation
    ) throws -> JSON {
        let ended = try Transcript(
            Products.path("bursar"),
            ["--home", home.home, "--run", home.run] + line.split(separator: " ").map(String.init)
                + ["--json"], input: input, environment: environment)
        #expect(ended.status == exit, "\(line): \(ended.err)", sourceLocation: location)
        #expect(ended.out.filter { $0 == "\n" }.count == 1, "\(line)", sourceLocation: location)
        #expect(ended.err.isEmpty || exit != 0 || line.hasPrefix("pay"), "\(line): \(ended.err)")
        return try ended.json
    }

    @Test func `prints one document with --json`() throws {
        let home = try DaemonHome()
        let (policy, facts) = (home.place + "/p.yaml", home.place + "/n.json")
        try Self.policy.write(toFile: policy, atomically: true, encoding: .utf8)
        try (Order.plain["network"]?.canonical ?? "")
            .write(toFile: facts, atomically: true, encoding: .utf8)
        #expect(
            try json(home, "policy check \(policy)").keys
                == ["mistakes", "ok", "overcommit", "warnings"])
        try home.start()
        let status = ["development", "hardening", "ledger", "sealed", "vault", "warnings"]
        let pass = DaemonHome.passphrase
        #expect(try json(home, "status").keys == status)
        #expect(try json(home, "unseal --passphrase-fd 0", input: pass).keys == status)
        #expect(try json(home, "policy apply \(policy)").keys == ["policy", "warnings"])
        #expect(try json(home, "policy show").keys == ["document", "policy"])
        let added = try json(home, "agent add a --project p --uid \(getuid())")
        #expect(added.keys == ["agent", "project", "token"])
        let wallet = [
            "address", "chain", "kind", "name", "network", "public_key", "standing",
        ]
        #expect(
            try json(home, "wallet create main --chain ethereum --network mainnet --kind eoa").keys
                == wallet)
        for (chain, kind) in [("ton", "v5r1"), ("bitcoin", "p2wpkh")] {
            let made = try json(
                home, "wallet create t --chain \(chain) --network testnet --kind \(kind)")
            #expect(made.text("kind") == kind)
        }
        #expect(try json(home, "wallet show ethereum/main").keys == wallet)
        #expect(
            try json(home, "wallet list").list("wallets").map(\.keys) == [wallet, wallet, wallet])
        let rate = ["as_of", "asset", "currency", "haircut_bps", "max_age", "price"]
        #expect(
            try json(home, "rate set ETH 4000 CAD --max-age 24h --haircut 2%").keys == rate)
        #expect(try json(home, "rate list").list("rates").map(\.keys) == [rate])
        let budgets = try json(home, "budget show --agent a --project p").list("budgets")
        #expect(
            budgets.map(\.keys) == [
                ["committed", "limit", "per", "remaining", "resets_at", "scope"],
                ["committed", "limit", "per", "remaining", "resets_at", "scope"],
            ])
        try spend(home, facts, try #require(added.text("token")))
        for (verb, standing) in [("freeze", "frozen"), ("thaw", "active"), ("remove", "removed")] {
            let done = try json(home, "agent \(verb) a --reason why")
            #expect(done == ["agent": "a", "status": .string(standing)])
        }
        #expect(
            try json(home, "agent list").list("agents").map { $0.text("status") } == ["removed"])
        try audit(home)
        #expect(try json(home, "seal --passphrase-fd 9").keys == status)
    }

    private func spend(_ home: DaemonHome, _ facts: String, _ token: String) throws {
        let order = "--wallet ethereum/main --to \(Order.payee) --amount 0.002 --asset ETH"
        let environment = ["BURSAR_TOKEN": token]
        #expect(
            try json(home, "quote \(order) --chain-data \(facts)", environment: environment).keys
                == ["charge", "remaining", "status"])
        #expect(
            try json(home, "pay \(order) --chain-data \(facts)", environment: environment).keys
                == ["charge", "payment", "receipt", "remaining", "status", "transaction"])
        // The file may be stdin; a refusal is a document on stdout, and a sentence with a hint beside it.
        let network = Order.plain["network"]?.canonical ?? ""
        let more = order.replacing("0.002", with: "0.004")
        let refused = try json(
            home, "pay \(more) --chain-data -", exit: 1, input: network, environment: environment)
        #expect(
            refused.keys == [
                "detail", "hint", "payment", "remaining", "rule", "status", "title", "type",
            ])
        #expect(refused.text("rule") == "agent.limit")
    }

    private func audit(_ home: DaemonHome) throws {
        #expect(try json(home, "audit key") == ["key": .string(home.verifierKey)])
        #expect(try json(home, "audit checkpoint").keys == ["checkpoint"])
        #expect(
            try json(home, "audit export \(home.place)/log").keys
                == ["directory", "entries", "new", "new_blobs", "signed_size"])
        let verdict = [
            "first_time", "last_time", "origin", "root", "signed_size", "size", "unsigned_tail",
            "verified",
        ]
        let key = home.verifierKey
        #expect(try json(home, "audit verify --key \(key)").keys == verdict)
        #expect(try json(home, "audit verify \(home.place)/log --key \(key)").keys == verdict)
        let replayed = [
            "budgets", "decisions", "overrun_count", "overruns", "pending", "refused", "replayed",
            "signed", "windows_compared",
        ]
        let all = (verdict + replayed).sorted()
        #expect(try json(home, "audit replay --key \(key)").keys == all)
        #expect(try json(home, "audit replay \(home.place)/log --key \(key)").keys == all)
        // Nothing has jumped, and to say so again changes nothing that was not so.
        #expect(try json(home, "audit acknowledge --reason checked")["sealed"] == false)
        // A stream: as many documents as entries.
        let log = try home.bursar("audit", "log", "--json")
        let lines = log.out.split(separator: "\n").map { Array($0.utf8) }
        #expect(lines == (try home.entries()))
        for line in lines { _ = try JSONReader.read(line) }
    }

    @Test func `ends with 3 and a document where the vault is sealed`() throws {
        let home = try DaemonHome()
        let policy = home.place + "/p.yaml"
        try Self.policy.write(toFile: policy, atomically: true, encoding: .utf8)
        try home.start()
        for line in [
            "seal", "policy apply \(policy)", "policy show", "agent add a --project p",
            "agent list", "agent freeze a", "agent thaw a", "agent remove a",
            "wallet create main --chain ethereum", "wallet list", "wallet show ethereum/main",
            "rate set ETH 4000 CAD", "rate list", "budget show", "audit acknowledge --reason x",
        ] {
            #expect(try json(home, line, exit: 3).text("title") == "sealed", "\(line)")
        }
        for line in [
            "audit log", "audit key", "audit checkpoint", "audit verify", "audit replay", "status",
        ] {
            let words = line.split(separator: " ").map(String.init)
            let ended = try Transcript(
                Products.path("bursar"), ["--home", home.home, "--run", home.run] + words)
            #expect(ended.status == 0, "\(line): \(ended.err)")
        }
    }

    @Test func `ends with 3 and two lines where nobody answers`() throws {
        let home = try DaemonHome()
        for line in [
            "status", "seal", "policy show", "agent list", "wallet list", "rate list",
            "budget show", "audit log", "audit log --follow", "audit key", "audit checkpoint",
            "audit export \(home.place)/log", "audit verify", "audit replay",
        ] {
            let words = line.split(separator: " ").map(String.init)
            let ended = try Transcript(
                Products.path("bursar"),
                ["--home", home.home, "--run", home.run] + words + ["--json"])
            #expect(ended.status == 3, "\(line): \(ended.err)")
            #expect(ended.out.isEmpty, "\(line)")
            let lines = ended.err.split(separator: "\n")
            #expect(lines.count == 2, "\(line): \(ended.err)")
            #expect(lines.first?.hasPrefix("bursar: ") == true)
            #expect(lines.last?.hasPrefix("hint: ") == true)
        }
        #expect(!FileManager.default.fileExists(atPath: home.place + "/log"))
    }

    @Test func `changes an agent's standing once, and for good when it is removed`() throws {
        let shop = try Shop()
        let hand = try shop.hire()
        let name = hand.name
        #expect(
            try json(shop.home, "agent freeze nobody", exit: 1).text("title") == "not-found")
        #expect(try json(shop.home, "agent thaw \(name)", exit: 1).text("rule") == "agent.conflict")
        _ = try json(shop.home, "agent freeze \(name) --reason odd-payees")
        #expect(try hand.pay().title == "frozen")
        #expect(
            try json(shop.home, "agent freeze \(name)", exit: 1).text("rule") == "agent.conflict")
        _ = try json(shop.home, "agent thaw \(name)")
        #expect(try hand.pay().status == 200)
        _ = try json(shop.home, "agent remove \(name) --reason done")
        #expect(try hand.pay().title == "unknown-caller")
        for verb in ["freeze", "thaw", "remove"] {
            let again = try json(shop.home, "agent \(verb) \(name)", exit: 1)
            #expect(again.text("rule") == "agent.conflict", "\(verb)")
        }
        let log = try shop.home.bursar("audit", "log", "--agent", name).out
        #expect(log.contains("agent.frozen") && log.contains("reason=odd-payees"))
        #expect(log.contains("agent.removed") && log.contains("reason=done"))
    }
}
