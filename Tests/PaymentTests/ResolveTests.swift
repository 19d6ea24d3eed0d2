@testable import AdminTests
import Admin
import Digests
import Gate
import JSON
import Keyroom
import Ledger
import Payment
import Terms
import Testing
import Vault
import Wire

/// What becomes of a payment after its bytes have left.
@Suite struct `A signed payment` {
    private let counter: Counter
    private let id: String

    init() throws {
        counter = try Counter.open()
        id = try #require(try counter.paid().signed)["payment"]?.text ?? ""
    }

    private var office: Office { counter.premises.office }

    private func status() throws -> JSON? {
        try counter.teller.payment(try #require(PaymentID(id)), for: counter.caller)["status"]
    }

    @Test func `that is settled costs what it cost, and the rest is free again`() throws {
        let body: JSON = ["cost": [["asset": "ETH", "amount": "0.0011"]], "reference": "0xab"]
        let line = try office.settle(id, body, by: Premises.admin)
        try counter.premises.settle()
        #expect(line["status"] == "settled")
        #expect(counter.committed == "1.1")
        #expect(try status() == "settled")
        let entry = try #require(try counter.premises.entries("payment.settled").first)
        #expect(entry.body["reference"] == "0xab")
        // Its key gives its bytes as ever: they have landed, and can't land twice.
        #expect(try counter.paid().signed?["status"] == "signed")
        for verb in [office.settle, office.settle] {
            #expect(
                counter.premises.refusedWithoutTrace { _ = try verb(id, body, Premises.admin) }?
                    .place == "payment.conflict")
        }
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(next.committed == "1.1")
    }

    @Test(
        arguments: [
            ([:], "cost"), (["cost": []], "cost"), (["cost": [["asset": "ETH"]]], "cost[0].amount"),
            (["cost": [["asset": "ETH", "amount": "1", "x": 1]]], "cost[0].x"),
            (["cost": [["asset": "ETH", "amount": 1]]], "cost[0].amount"),
            (["cost": [["asset": "BTC", "amount": "1"]]], "payment.conflict"),
            (["cost": [["asset": "ETH", "amount": "1.2.3"]]], "payment.conflict"),
            // Above the charge only with a place to look at.
            (["cost": [["asset": "ETH", "amount": "0.0017"]]], "payment.conflict"),
            (
                ["cost": [["asset": "ETH", "amount": "0.001"]], "attested": [:]],
                "attested.observer"
            ),
        ] as [(JSON, String)])
    func `is settled by nothing of another form`(body: JSON, place: String) throws {
        let error = counter.premises.refusedWithoutTrace {
            _ = try office.settle(id, body, by: Premises.admin)
        }
        #expect(error?.place == place)
        #expect(counter.committed == "1.63")
    }

    @Test func `is void by its chain's proof and by nothing less`() throws {
        let proofs: [(JSON, String)] = [
            ([:], "proof"), (["proof": "trust me"], "proof"), (["proof": [:]], "payment.conflict"),
            (proof(nonce: 0), "payment.conflict"),
            (proof(nonce: 1, included: true), "payment.conflict"),
        ]
        for (body, place) in proofs {
            let error = counter.premises.refusedWithoutTrace {
                _ = try office.void(id, body, by: Premises.admin)
            }
            #expect(error?.place == place)
        }
        #expect(counter.committed == "1.63")
        #expect(try office.void(id, proof(nonce: 1), by: Premises.admin)["status"] == "voided")
        try counter.premises.settle()
        #expect(counter.committed == "0")
        #expect(try status() == "voided")
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(next.committed == "0")
    }

    private func proof(nonce: UInt64, included: Bool = false) -> JSON {
        [
            "proof": [
                "chain": "ethereum", "account_nonce": .integer(nonce),
                "finalized_block": 21_000_000,
                "included": .bool(included),
            ]
        ]
    }

    @Test func `that is written off stays spent, and is no longer open`() throws {
        #expect(
            counter.premises.refusedWithoutTrace {
                _ = try office.writeOff(id, [:], by: Premises.admin)
            }?.place == "reason")
        let line = try office.writeOff(id, ["reason": "lost"], by: Premises.admin)
        #expect(line["status"] == "written_off")
        #expect(counter.committed == "1.63")
        #expect(try office.payments(status: "open", agent: nil, project: nil)["payments"] == [])
    }

    @Test func `that its agent reports on is as it was, but for the log`() throws {
        let payment = try #require(PaymentID(id))
        let report = PaymentReport(outcome: .failed, detail: "the node said no")
        let reply = try counter.teller.report(payment, report, from: counter.caller)
        #expect(reply.canonical == #"{"payment":"\#(id)","status":"signed"}"#)
        try counter.premises.settle()
        #expect(counter.committed == "1.63")
        let entry = try #require(try counter.premises.entries("payment.reported").first)
        #expect(entry.actor.role == .agent && entry.actor.name == "buyer")
        #expect(entry.body["report"] == ["outcome": "failed", "detail": "the node said no"])
        let seller = try counter.another()
        #expect(throws: PaymentError.notFound) {
            try counter.teller.report(payment, report, from: seller)
        }
        let unknown = PaymentID(moment: Moment(seconds: 0), randomness: 1)
        #expect(throws: PaymentError.notFound) {
            try counter.teller.report(unknown, report, from: counter.caller)
        }
        try counter.freeze()
        #expect(throws: PaymentError.frozen("agent buyer is frozen")) {
            try counter.teller.report(payment, report, from: counter.caller)
        }
        try counter.premises.settle()
        #expect(try counter.premises.entries("payment.reported").count == 1)
    }

    @Test func `is settled by an observer's signature over it, and by no other`() throws {
        // Any Ed25519 key will do, and this one is at hand.
        let key = try #require(office.vault).logKey
        _ = try office.addObserver(
            ["name": "watcher", "public_key": .string(Hex.encode(key.publicKey))],
            by: Premises.admin)
        try counter.premises.settle()
        let cost: JSON = [["asset": "ETH", "amount": "0.0012"]]
        let said = JSONObject([("payment", .string(id)), ("cost", cost)])
        let vault = counter.premises.journal.gate.state.vault
        let sign = { (outcome: PaymentStatus) in
            Base64.encode(
                try key.sign(Observation.message(vault: vault, outcome: outcome, said)))
        }
        let body = { (signature: String) -> JSON in
            [
                "cost": cost,
                "attested": ["observer": "watcher", "signature": .string(signature)],
            ]
        }
        let other = Actor(role: .daemon, name: "", uid: 7)
        for signature in [try sign(.voided), Base64.encode([UInt8](repeating: 0, count: 64))] {
            #expect(
                counter.premises.refusedWithoutTrace {
                    _ = try office.settle(id, body(signature), by: other)
                }?.place == "payment.conflict")
        }
        #expect(try office.settle(id, body(try sign(.settled)), by: other)["status"] == "settled")
        #expect(counter.committed == "1.2")
    }
}

@Suite struct `The list of payments` {
    @Test func `has what waits and what is open, in order, and the rest by its status`() throws {
        let counter = try Counter.asking()
        let office = counter.premises.office
        let small = { (nonce: UInt64) in
            try counter.paid(
                "small-\(nonce)", Counter.body(amount: "0.0001", nonce: .integer(nonce)))
        }
        let first = try small(1)
        let waiting = try counter.paid()
        let third = try small(2)
        let ids = [first.signed, waiting.waiting, third.signed].map { $0?["payment"] }
        let list = try office.payments(status: nil, agent: nil, project: nil)
        #expect(list["currency"] == "CAD")
        #expect((0..<4).map { list["payments"]?[$0]?["payment"] } == ids + [nil])
        let open = list["payments"]?[0]
        let line: JSON = [
            "payment": ids[0] ?? .null, "status": "open", "agent": "buyer", "project": "shop",
            "wallet": "ethereum/main", "to": "0x3535353535353535353535353535353535353535",
            "asset": "ETH", "charge": "0.73", "time": "2026-11-23T12:00:00Z", "age_seconds": 0,
        ]
        #expect(open == line)
        let held = list["payments"]?[1]
        #expect(held?["status"] == "pending_approval")
        #expect(held?["approved"] == false)
        #expect(held?["digest"] == waiting.waiting?["approval"]?["digest"])
        #expect(held?["until"] == "2026-11-23T13:00:00Z")
        #expect(held?["rule"] == "approval.above")
        #expect(held?["charge"] == "1.63")
        #expect(held?["to"] == "0x3535353535353535353535353535353535353535")
        #expect(
            office.status()["warnings"]?.texts.contains("payments that wait for an approval: 1")
                == true)
        try counter.approve(waiting)
        _ = try office.settle(
            ids[0]?.text ?? "", ["cost": [["asset": "ETH", "amount": "0.0001"]]],
            by: Premises.admin)
        try counter.premises.settle()
        let only = { (status: String) in
            try office.payments(status: status, agent: "buyer", project: "shop")["payments"]
        }
        #expect(try only("settled")?[0]?["payment"] == ids[0])
        #expect(try only("settled")?[0]?["status"] == "settled")
        #expect(try only("settled")?[1] == nil)
        #expect(try only("open")?[0]?["payment"] == ids[2])
        #expect(try only("pending_approval")?[0]?["approved"] == true)
        for status in ["voided", "written_off", "expired"] { #expect(try only(status) == []) }
    }

    @Test func `takes no status, agent or project that there is not`() throws {
        let office = try Counter.open().premises.office
        #expect(
            refusal { _ = try office.payments(status: "lost", agent: nil, project: nil) }?.place
                == "status")
        for (agent, project) in [("nobody", nil), ("", nil), (nil, "nothing"), (nil, "Shop")]
            as [(String?, String?)]
        {
            #expect(
                refusal { _ = try office.payments(status: nil, agent: agent, project: project) }
                    == .notFound)
        }
    }

    @Test func `leads to all that a payment's entry says`() throws {
        let counter = try Counter.asking()
        let waiting = try #require(try counter.paid().waiting)
        let id = waiting["payment"]?.text ?? ""
        let office = counter.premises.office
        let one = try office.payment(id)
        #expect(one["digest"] == waiting["approval"]?["digest"])
        #expect(one["intent"]?["amount"] == "0.001")
        #expect(one["network"]?["nonce"] == 0)
        #expect(one["worst_case"]?[0]?["amount"] == "0.00163")
        #expect(one["windows"]?[0]?["scope"] == "agent/buyer")
        #expect(one["currency"] == "CAD")
        for text in ["", "x", "01J00000000000000000000000"] {
            #expect(refusal { _ = try office.payment(text) } == .notFound)
            #expect(
                refusal { _ = try office.deny(text, ["reason": "x"], by: Premises.admin) }
                    == .notFound)
        }
        // What was decided and refused never waited, and can't be approved.
        let refused = try #require(try counter.paid("large", Counter.body(amount: "1")).refused)
        let error = counter.premises.refusedWithoutTrace {
            _ = try office.deny(
                refused["payment"]?.text ?? "", ["reason": "x"], by: Premises.admin)
        }
        #expect(error?.place == "payment.conflict")
        #expect(try office.payment(refused["payment"]?.text ?? "")["status"] == "refused")
    }

    @Test func `warns of signatures that ran out and are still charged`() throws {
        let counter = try Counter.open()
        let premises = counter.premises
        _ = try premises.office.createWallet(
            Premises.wallet("ton/main", chain: "ton"), by: Premises.admin)
        _ = try premises.office.setRate(Premises.rate(asset: "TON", price: "4"), by: Premises.admin)
        try premises.apply(Premises.policy(wallets: "[ton/main]"))
        let body: JSON = [
            "wallet": "ton/main",
            "intent": [
                "kind": "transfer", "to": "UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E",
                "amount": "0.5", "asset": "TON",
            ],
            "network": ["seqno": 7, "valid_for": 120],
        ]
        #expect(try counter.paid("first", body).signed != nil)
        let warning =
            "signed payments whose validity is over, neither settled nor void: 1"
        #expect(premises.office.status()["warnings"]?.texts.contains(warning) == false)
        premises.clock.pass(seconds: 121)
        #expect(premises.office.status()["warnings"]?.texts.contains(warning) == true)
        let lines = try premises.office.payments(status: "open", agent: nil, project: nil)
        #expect(lines["payments"]?[0]?["valid_until"] == "2026-11-23T12:02:00Z")
        #expect(lines["payments"]?[0]?["age_seconds"] == 120)
        let exposed = try premises.office.budgets(agent: "buyer", project: nil)["exposures"]
        #expect(exposed?[0]?["scope"] == "agent/buyer")
        #expect(exposed?[1]?["scope"] == "project/shop")
    }
}
