@testable import AdminTests
import Admin
import Chains
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing
import Wire

@Suite struct `A reply` {
    @Test func `to a signed payment is the contract's, member by member`() throws {
        let counter = try Counter.open()
        let body = try #require(try counter.paid().signed)
        #expect(
            Set(body.members.map(\.key)) == [
                "payment", "status", "transaction", "charge", "remaining", "receipt",
            ])
        #expect(body["status"] == "signed")
        #expect(PaymentID(body["payment"]?.text ?? "") != nil)
        #expect(
            body["charge"] == [
                "amount": "1.63", "currency": "CAD",
                "worst_case": [["asset": "ETH", "amount": "0.00163"]],
            ])
        #expect(
            body["remaining"] == [
                [
                    "scope": "agent/buyer", "per": "day", "amount": "8.37",
                    "resets_at": "2026-11-24T05:00:00Z",
                ],
                [
                    "scope": "project/shop", "per": "week", "amount": "8.37",
                    "resets_at": "2026-11-30T05:00:00Z",
                ],
            ])
        let transaction = try #require(body["transaction"])
        #expect(transaction["format"] == "ethereum-raw")
        #expect(transaction["encoding"] == "hex")
        #expect(transaction["data"]?.text.hasPrefix("0x02") == true)
        #expect(transaction["id"]?.text.utf8.count == 66)
        // Ethereum's signatures know no expiry.
        #expect(transaction["valid_until"] == nil)
        let entry = try #require(try counter.premises.entries("payment.decided").first)
        #expect(
            body["receipt"]?.text.hasPrefix("c2sp.org/tlog-proof@v1\nindex \(entry.seq)\n") == true)
    }

    @Test func `to a refused payment names rule, numbers and what to do`() throws {
        let counter = try Counter.open()
        let body = try #require(try counter.paid("first", Counter.body(amount: "0.01")).refused)
        let id = try #require(body["payment"]).text
        #expect(
            body.canonical
                == #"{"detail":"10.63 CAD on top of 0 CAD is above buyer's limit of 10 CAD a day","#
                + #""hint":"10 CAD is left until 2026-11-24T05:00:00Z; ask for less, or wait","#
                + #""payment":"\#(id)","remaining":[{"amount":"10","per":"day","#
                + #""resets_at":"2026-11-24T05:00:00Z","scope":"agent/buyer"},"#
                + #"{"amount":"10","per":"week","resets_at":"2026-11-30T05:00:00Z","#
                + #""scope":"project/shop"}],"rule":"agent.limit","status":"refused"}"#)
        #expect(counter.committed == "0")
    }

    @Test func `never has an id twice, not even in one instant`() throws {
        let counter = try Counter.open(limit: "1.00")
        let heard = try (0..<300).map { try counter.pay("key-\($0)-") }
        try counter.finish()
        let ids = heard.compactMap { $0.refused?["payment"]?.text }
        #expect(ids.count == 300)
        #expect(Set(ids).count == 300)
        #expect(Set(ids.map { $0.prefix(10) }).count == 1)
    }

    @Test func `to a quote is the decision's, and records nothing`() throws {
        let counter = try Counter.open()
        let quote = { (body: JSON) in
            try counter.teller.quote(PayRequest(body), from: counter.caller)
        }
        var replies: [JSONObject] = []
        #expect(
            try counter.premises.staysTheSame {
                replies = [
                    try quote(Counter.body()), try quote(Counter.body(amount: "0.01")),
                    try quote(Counter.body(wallet: "ethereum/hidden")),
                ]
            })
        #expect(try counter.premises.reader.rowCount(in: .idempotency) == 0)
        let signed = try #require(try counter.paid().signed)
        #expect(replies[0]["status"] == "would_sign")
        #expect(replies[0]["charge"] == signed["charge"])
        #expect(replies[0]["rule"] == nil)
        #expect(replies[1]["status"] == "would_refuse")
        #expect(replies[1]["rule"] == "agent.limit")
        #expect(replies[1]["charge"]?["amount"] == "10.63")
        #expect(replies[2]["rule"] == "wallet.not-allowed")
        #expect(replies[2]["charge"] == nil)
        for reply in replies {
            #expect(reply["payment"] == nil && reply["transaction"] == nil)
            #expect(reply["remaining"]?[0]?["amount"] == "10")
        }
    }

    @Test func `about a payment has status and charge and no bytes, for its agent alone`() throws {
        let counter = try Counter.open()
        try counter.premises.apply(Premises.twoAgents())
        let seller = try counter.another()
        let ids = try [
            counter.paid().signed, counter.paid("large", Counter.body(amount: "1")).refused,
        ].map { try #require(PaymentID($0?["payment"]?.text ?? "")) }
        let signed = try counter.teller.payment(ids[0], for: counter.caller)
        #expect(signed["status"] == "signed")
        #expect(
            signed["charge"] == [
                "amount": "1.63", "currency": "CAD",
                "worst_case": [["asset": "ETH", "amount": "0.00163"]],
            ])
        #expect(signed["rule"] == .null)
        #expect(signed["decided_at"]?.text.hasPrefix("2026-11-23T12:00:00.") == true)
        let refused = try counter.teller.payment(ids[1], for: counter.caller)
        #expect(refused["status"] == "refused")
        #expect(refused["charge"]?["amount"] == "0")
        #expect(refused["rule"] == "agent.limit")
        #expect(throws: PaymentError.notFound) { try counter.teller.payment(ids[0], for: seller) }
        let unknown = PaymentID(moment: Moment(seconds: 0), randomness: 1)
        #expect(throws: PaymentError.notFound) {
            try counter.teller.payment(unknown, for: counter.caller)
        }
        let (next, _) = try counter.restarted()
        #expect(try next.teller.payment(ids[0], for: next.caller) == signed)
    }

    @Test func `about a payment is not given before it is durable`() throws {
        let counter = try Counter.open()
        try counter.pay()
        let entry = try #require(
            try? Entry(reading: counter.premises.reader.entries(from: 0, limit: 99).last ?? []))
        #expect(entry.kind != "payment.decided")
        try counter.finish()
        #expect(try counter.decisions() == 1)
    }

    @Test func `to who am I shows no more of the project than the agent may reach`() throws {
        let counter = try Counter.open()
        _ = try counter.paid()
        let reply = counter.teller.selfDescription(of: counter.caller)
        let address = try counter.premises.office.wallet("ethereum/main")["address"]?.text ?? ""
        #expect(
            reply.canonical
                == #"{"agent":"buyer","budgets":[{"committed":"1.63","limit":"10","per":"day","#
                + #""remaining":"8.37","resets_at":"2026-11-24T05:00:00Z","scope":"agent/buyer"},"#
                + #"{"committed":null,"limit":null,"per":"week","remaining":"8.37","#
                + #""resets_at":"2026-11-30T05:00:00Z","scope":"project/shop"}],"currency":"CAD","#
                + #""project":"shop","wallets":[{"address":"\#(address)","chain":"ethereum","#
                + #""name":"ethereum/main","network":"mainnet"}]}"#)
        let shown = String(decoding: Premises.policy(), as: UTF8.self)
            .replacing("    agents:", with: "    show_project: true\n    agents:")
        try counter.premises.apply(Array(shown.utf8))
        let open = counter.teller.selfDescription(of: counter.caller)["budgets"]?[1]
        #expect(open?["remaining"] == "98.37")
        #expect(open?["limit"] == "100")
        #expect(open?["committed"] == "1.63")
    }

    @Test func `for a prompt says the budget in plain sentences`() throws {
        let counter = try Counter.open()
        let address = try counter.premises.office.wallet("ethereum/main")["address"]?.text ?? ""
        #expect(
            counter.teller.prompt(for: counter.caller) == """
                Budget: 10 CAD a day (remaining: 10, until 2026-11-24T05:00:00Z)
                Shared project budget this week: 10 CAD is within reach
                Wallet: ethereum/main (\(address))
                Look for a free alternative first; say in `purpose` what you considered.
                A payment is charged its worst case, fees included, the moment it is signed.

                """)
    }
}
