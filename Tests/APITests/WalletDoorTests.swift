@testable import API
@testable import AdminTests
@testable import Ledger
@testable import PaymentTests
import Admin
import Gate
import JSON
import Terms
import Testing

/// Agents' wallets through the doors, by both ways in.
@Suite struct `A wallet at the agents' door` {
    private static let grant = "{names: [ethereum/main], create: [ethereum, ton], per_window: 2}"

    private func open(_ wallets: String = grant, more: String = "") throws -> Lobby {
        try Lobby.open(policy: Premises.policy(wallets: wallets, more: more))
    }

    private func ask(
        _ lobby: Lobby, _ chain: String = "ton", _ suffix: String? = nil
    ) throws -> Told {
        var body = JSONObject([("chain", .string(chain))])
        if let suffix { body["suffix"] = .string(suffix) }
        let told = lobby.agent(.post, "wallets", JSONWriter.write(.object(body)))
        try lobby.settle()
        return told
    }

    private func pay(
        _ lobby: Lobby, _ key: String, _ body: JSON = Counter.body(wallet: "ethereum/buyer")
    ) throws -> Told {
        let told = lobby.pay(key, body)
        try lobby.settle()
        return told
    }

    private func made(_ lobby: Lobby) throws -> [Entry] {
        try lobby.premises.entries("wallet.created").filter { $0.actor.role == .agent }
    }

    /// Whoever is told an address may fund it.
    @Test func `is told to nobody any more once its key is to end`() throws {
        let lobby = try open()
        let address = try #require(try ask(lobby).json["address"])
        let order = JSONWriter.write(["confirm": address])
        #expect(lobby.admin(.post, "wallets/ton/buyer/destroy", order).isSilent)
        try lobby.settle()
        let again = try ask(lobby)
        #expect(again.status == 403 && again.rule == "wallet.to-be-destroyed")
        let own = lobby.agent(.get, "self")
        #expect(own.status == 200 && !own.text.contains("ton/buyer"))
        #expect(own.text.contains("ethereum/main"))
    }

    @Test func `is made by asking, its address said once it is durable, and the same again`()
        throws
    {
        let lobby = try open()
        let told = lobby.agent(.post, "wallets", Array(#"{"chain":"ton"}"#.utf8))
        #expect(told.isSilent)
        try lobby.settle()
        #expect(told.status == 200, "\(told.text)")
        #expect(told.json["name"] == "ton/buyer")
        #expect(told.json["network"] == "mainnet")
        let again = try ask(lobby)
        #expect(again.text == told.text)
        let entries = try made(lobby)
        #expect(entries.count == 1)
        #expect(entries[0].actor.name == "buyer" && entries[0].actor.uid == 2_000)
        #expect(entries[0].body["address"] == told.json["address"])
        // Asking again was not counted: there is room for one more.
        #expect(try ask(lobby, "ton", "tips").json["name"] == "ton/buyer-tips")
        let third = try ask(lobby, "ton", "more")
        #expect(third.status == 403 && third.rule == "wallet.create-limit")
        #expect(third.json["hint"]?.text.hasPrefix("wait until 2026-") == true)
        #expect(try made(lobby).count == 2)
        let list = lobby.admin(.get, "wallets").json["wallets"]
        #expect(list?[0]?["made_by"] == nil && list?[1]?["made_by"] == "buyer")
        let shown = lobby.admin(.get, "wallets/ton/buyer").json
        #expect(shown["made_by"] == "buyer" && shown["address"] == told.json["address"])
    }

    @Test func `is made by a first payment, which is decided as any other`() throws {
        let lobby = try open()
        let paid = try pay(lobby, "first")
        #expect(paid.status == 200, "\(paid.text)")
        let wallet = try #require(try made(lobby).last)
        let decided = try lobby.premises.entries("payment.decided")
        #expect(decided.map(\.seq) == [wallet.seq + 1])
        // A retry gets the same bytes, and counts nothing.
        let again = try pay(lobby, "first")
        #expect(again.json["transaction"] == paid.json["transaction"])
        #expect(try made(lobby).count == 1)
        let me = lobby.agent(.get, "self").json["wallets"]
        #expect(me?[0]?["name"] == "ethereum/buyer")
        #expect(me?[0]?["address"] == (try ask(lobby, "ethereum")).json["address"])
        #expect(lobby.agent(.get, "self/prompt").text.contains("Wallet: ethereum/buyer (0x"))
    }

    // The row that opens a purpose is named by its entry's place, which the wallet's entry moves.
    @Test func `is made before the purpose of its first payment is sealed`() throws {
        let lobby = try open()
        let body = Counter.body(wallet: "ethereum/buyer", purpose: ["item": "a first payment"])
        #expect(try pay(lobby, "first", body).status == 200)
        let entry = try #require(try lobby.premises.entries("payment.decided").last)
        let told = lobby.admin(
            .post, "purposes/\(entry.seq)/disclose", Array(#"{"reason":"looked at"}"#.utf8))
        try lobby.settle()
        #expect(told.json["purpose"]?["item"] == "a first payment", "\(told.text)")
    }

    @Test func `is refused with its payment beyond the window, and the key is bound`() throws {
        let lobby = try open()
        #expect(try ask(lobby).status == 200)
        #expect(try ask(lobby, "ton", "tips").status == 200)
        let refused = try pay(lobby, "first")
        #expect(refused.status == 403 && refused.rule == "wallet.create-limit")
        let again = try pay(lobby, "first")
        #expect(again.text == refused.text)
        #expect(try made(lobby).count == 2)
        #expect(try lobby.premises.entries("payment.decided").count == 1)
        // The next day the key stays bound, and a new one pays.
        lobby.premises.clock.pass(seconds: 86_400)
        #expect(try pay(lobby, "first").rule == "wallet.create-limit")
        _ = lobby.admin(.post, "rates", JSONWriter.write(Premises.rate(forced: true)))
        #expect(try pay(lobby, "second").status == 200)
    }

    @Test func `is made by no quote, which says that it would be`() throws {
        let lobby = try open()
        let body = JSONWriter.write(Counter.body(wallet: "ethereum/buyer"))
        let size = lobby.premises.ledger.size
        for _ in 0..<5 {
            let told = lobby.agent(.post, "quotes", body)
            try lobby.settle()
            #expect(told.json["status"] == "would_sign", "\(told.text)")
            #expect(told.json["would_create"] == "ethereum/buyer")
            #expect(told.json["charge"]?["amount"] == "1.63")
        }
        #expect(lobby.premises.ledger.size == size)
        #expect(lobby.agent(.get, "self").json["wallets"]?[1] == nil)
        #expect(try pay(lobby, "first").status == 200)
        let told = lobby.agent(.post, "quotes", body)
        try lobby.settle()
        #expect(told.json["would_create"] == nil)
    }

    @Test func `is made by nothing that is not of its form`() throws {
        let lobby = try open()
        let size = lobby.premises.ledger.size
        for body in [
            Counter.body(amount: "-1", wallet: "ethereum/buyer"),
            Counter.body(wallet: "ethereum/buyer", to: "0x12"),
            Counter.body(wallet: "ethereum/buyer", purpose: ["item": 7]),
        ] {
            #expect(try pay(lobby, "broken", body).status == 400)
        }
        for text in ["{}", #"{"chain":"ton","suffix":""}"#, "[", #"{"chain":"ton","more":1}"#] {
            let told = lobby.agent(.post, "wallets", Array(text.utf8))
            #expect(told.status == 400, "\(text)")
        }
        #expect(lobby.premises.ledger.size == size)
    }

    // Squatting, and what the refusal says of others' wallets: nothing.
    @Test func `is none of another's, whether it exists or not`() throws {
        let lobby = try open()
        let other: JSON = ["agent": "buyer-two", "project": "shop", "uid": 2_001]
        _ = lobby.admin(.post, "agents", JSONWriter.write(other))
        _ = lobby.admin(.post, "wallets", JSONWriter.write(Premises.wallet("ethereum/there")))
        try lobby.settle()
        var texts: Set<String> = []
        for (index, name) in ["ethereum/there", "ethereum/gone0", "ethereum/buyer-two"].enumerated()
        {
            let body = Counter.body(wallet: .string(name))
            let told = try pay(lobby, "squat-\(index)", body)
            #expect(told.status == 403 && told.rule == "wallet.not-allowed", "\(name)")
            let said = [told.json["detail"], told.json["hint"]].compactMap { $0?.text }
            texts.insert(said.joined(separator: " ").replacing(name, with: "NAME"))
        }
        #expect(texts.count == 1, "\(texts)")
        #expect(try ask(lobby, "ton", "two").rule == "wallet.not-allowed")
        #expect(try ask(lobby, "bitcoin").rule == "wallet.not-allowed")
        #expect(try ask(lobby, "card").rule == "wallet.not-allowed")
        let long = try ask(lobby, "ton", String(repeating: "x", count: 32))
        #expect(long.status == 403 && long.rule == "wallet.not-allowed")
        #expect(try made(lobby).isEmpty)
        #expect(lobby.counts["agent 2000 buyer wallet.not-allowed"] == 4)
    }

    @Test func `is not there by another name in the policy`() throws {
        let lobby = try open("{names: [ton/buyer, ethereum/main], create: [ton], per_window: 2}")
        #expect(try ask(lobby).status == 404)
        _ = lobby.admin(
            .post, "wallets", JSONWriter.write(Premises.wallet("ton/buyer", chain: "ton")))
        try lobby.settle()
        #expect(try ask(lobby).json["name"] == "ton/buyer")
        #expect(try made(lobby).isEmpty)
    }

    // Two at once: the second finds what the first recorded, and waits for the same batch.
    @Test func `is one, however many ask at once and by whichever way`() throws {
        let lobby = try open("{create: [ethereum], per_window: 1}")
        let body = Array(#"{"chain":"ethereum"}"#.utf8)
        let asked = (0..<3).map { _ in lobby.agent(.post, "wallets", body) }
        let paid = (0..<3).map {
            lobby.pay(
                "race-\($0)",
                Counter.body(nonce: .integer(UInt64($0)), wallet: "ethereum/buyer"))
        }
        let beyond = lobby.agent(
            .post, "wallets", Array(#"{"chain":"ethereum","suffix":"2"}"#.utf8))
        #expect(asked.allSatisfy { $0.isSilent })
        try lobby.settle()
        #expect(Set(asked.map(\.text)).count == 1 && asked[0].status == 200)
        #expect(paid.allSatisfy { $0.status == 200 }, "\(paid.map(\.text))")
        #expect(beyond.rule == "wallet.create-limit")
        #expect(try made(lobby).count == 1)
    }

    @Test func `is made by nobody who is frozen or sealed, nor by a full disk`() throws {
        for (verb, title) in [
            ("agents/buyer/freeze", "frozen"), ("projects/shop/freeze", "frozen"),
            ("freeze", "frozen"), ("seal", "sealed"),
        ] {
            let lobby = try open()
            _ = lobby.admin(.post, verb, Array(#"{"reason":"x"}"#.utf8))
            try lobby.settle()
            #expect(try ask(lobby).title == title, "\(verb)")
            #expect(try pay(lobby, "first").title == title, "\(verb)")
            #expect(try made(lobby).isEmpty)
        }
        let lobby = try open()
        #expect(lobby.premises.ledger.writer.giveBallast())
        lobby.desk.collect()
        try lobby.settle()
        #expect(try ask(lobby).title == "ledger-unavailable")
        #expect(try pay(lobby, "first").title == "ledger-unavailable")
        #expect(try made(lobby).isEmpty)
    }

    @Test func `is not shown to an agent that was frozen while it was made`() throws {
        let lobby = try open()
        let told = lobby.agent(.post, "wallets", Array(#"{"chain":"ton"}"#.utf8))
        _ = lobby.admin(.post, "agents/buyer/freeze", Array(#"{"reason":"x"}"#.utf8))
        try lobby.settle()
        #expect(told.title == "frozen")
        #expect(try made(lobby).count == 1)
    }

    @Test func `is there after a restart, signs, and is still counted`() throws {
        let lobby = try open()
        #expect(try ask(lobby, "ethereum").status == 200)
        #expect(try ask(lobby, "ton").status == 200)
        let next = Lobby(try lobby.premises.restarted())
        next.token = lobby.token
        try next.unseal()
        #expect(next.premises.office.findings == [])
        #expect(try pay(next, "first").status == 200)
        #expect(try ask(next, "ton", "tips").rule == "wallet.create-limit")
    }

    @Test func `is taken away and given back by the policy, and by it alone`() throws {
        let lobby = try open()
        #expect(try pay(lobby, "first").status == 200)
        _ = lobby.admin(.post, "policy", Premises.policy())
        try lobby.settle()
        #expect(try pay(lobby, "second").rule == "wallet.not-allowed")
        // What was signed stays what it was.
        #expect(try pay(lobby, "first").status == 200)
        #expect(try ask(lobby, "ethereum").rule == "wallet.not-allowed")
        #expect(lobby.agent(.get, "self").json["wallets"]?[1] == nil)
        _ = lobby.admin(.post, "policy", Premises.policy(wallets: "[ethereum/buyer]"))
        try lobby.settle()
        let body = Counter.body(nonce: 7, wallet: "ethereum/buyer")
        #expect(try pay(lobby, "third", body).status == 200)
    }

    // What waited was asked under a grant that is gone: an approval brings none back.
    @Test func `is paid from by no approval, once the policy takes it away`() throws {
        let more = "        approval: {above: \"1.00\", within: 1h}"
        let lobby = try open(more: more)
        let waiting = try pay(lobby, "first")
        #expect(waiting.status == 202, "\(waiting.text)")
        #expect(try made(lobby).count == 1)
        _ = lobby.admin(.post, "policy", Premises.policy(more: more))
        let payment = waiting.json["payment"]?.text ?? ""
        try lobby.settle()
        let digest = lobby.admin(.get, "payments/\(payment)").json["digest"] ?? .null
        let approved = lobby.admin(
            .post, "payments/\(payment)/approve", JSONWriter.write(["digest": digest]))
        try lobby.settle()
        #expect(approved.status == 200, "\(approved.text)")
        #expect(try pay(lobby, "first").rule == "wallet.not-allowed")
    }

    @Test func `is frozen like any other`() throws {
        let lobby = try open()
        #expect(try pay(lobby, "first").status == 200)
        _ = lobby.admin(.post, "wallets/ethereum/buyer/freeze", Array(#"{"reason":"x"}"#.utf8))
        try lobby.settle()
        #expect(try pay(lobby, "second").title == "frozen")
        #expect(try pay(lobby, "first").title == "frozen")
        // Its address is no secret, and another may be made meanwhile.
        #expect(try ask(lobby, "ethereum").status == 200)
        #expect(try ask(lobby, "ethereum", "other").status == 200)
    }

    @Test func `comes under the limits of the agent like any other`() throws {
        let lobby = try open(more: "        per_payment: \"1.00\"")
        #expect(try pay(lobby, "first").rule == "payment.above-limit")
        // It was made all the same, and is there.
        #expect(try made(lobby).count == 1)
        let busy = try open(more: "        requests: {per_second: 1, burst: 1}")
        #expect(try ask(busy).status == 200)
        #expect(try ask(busy).status == 429)
    }
}
