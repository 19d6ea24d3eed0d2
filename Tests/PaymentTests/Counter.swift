@testable import AdminTests
import Admin
import Callers
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing
import Wire

/// A teller over a real vault whose every step the test takes by hand.
///
/// One payment costs 1.63 CAD unless a test changes it: 0.001 ETH and a fee of 0.00063 at most.
final class Counter {
    let premises: Premises
    let teller: Teller
    let crew = HandCrew()
    let caller: Caller
    /// What the index found wrong.
    let findings: [String]
    private let token: String

    /// A vault with one agent, `buyer`, who may spend 10 CAD a day.
    static func open(limit: String = "10.00") throws -> Counter {
        let (premises, token) = try Premises.ready()
        if limit != "10.00" { try premises.apply(Premises.policy(limit: limit)) }
        return try Counter(premises, token: token)
    }

    init(_ premises: Premises, token: String) throws {
        self.premises = premises
        self.token = token
        findings = []
        let teller = try Counter.teller(premises, crew)
        self.teller = teller
        caller = try premises.identify(token)
        premises.office.decision = { [weak teller] in teller?.entry(of: $0) }
        premises.office.ending = { [weak teller] in teller?.ending(of: $0) }
        premises.office.payer = { [weak teller] in teller?.payer(of: $0) }
    }

    /// Opens a vault of old with the same token: unsealed, checked, frozen where something is wrong.
    init(reopening premises: Premises, token: String) throws {
        self.premises = premises
        self.token = token
        let crew = crew
        var opened: Teller?
        var found: [String] = []
        try premises.unseal {
            opened = try? Counter.teller(premises, crew)
            found = opened?.load() ?? ["no teller"]
            return found
        }
        teller = try #require(opened)
        teller.frozen = premises.office.findings.first
        premises.office.decision = { [weak opened] in opened?.entry(of: $0) }
        premises.office.ending = { [weak opened] in opened?.ending(of: $0) }
        premises.office.payer = { [weak opened] in opened?.payer(of: $0) }
        findings = found
        caller = try premises.identify(token)
    }

    /// The next daemon on the same directory, and what its index found wrong.
    func restarted() throws -> (Counter, findings: [String]) {
        let next = try Counter(reopening: try premises.restarted(), token: token)
        return (next, next.findings)
    }

    /// The next daemon after somebody was at the files, and what its index found wrong.
    func reopened() throws -> (Counter, findings: [String]) {
        let premises = try Premises(at: premises.place, clock: premises.clock)
        let next = try Counter(reopening: premises, token: token)
        return (next, next.findings)
    }

    private static func teller(_ premises: Premises, _ crew: HandCrew) throws -> Teller {
        Teller(
            journal: premises.journal, vault: try #require(premises.office.vault),
            reader: premises.reader, workers: crew.workers, wake: {})
    }

    /// A vault whose agent's payments above 1 CAD wait for an admin, an hour at most.
    static func asking(limit: String = "10.00") throws -> Counter {
        let counter = try open()
        try counter.premises.apply(
            Premises.policy(limit: limit, more: "        approval: {above: \"1.00\", within: 1h}"))
        return counter
    }

    /// A body, correct unless a test changes it.
    static func body(
        amount: JSON = "0.001", nonce: JSON = 0, wallet: JSON = "ethereum/main",
        to: JSON = "0x3535353535353535353535353535353535353535", purpose: JSON? = nil
    ) -> JSON {
        var body = JSONObject([
            ("wallet", wallet),
            (
                "intent",
                ["kind": "transfer", "to": to, "amount": amount, "asset": "ETH"]
            ),
            (
                "network",
                [
                    "chain_id": 1, "nonce": nonce, "gas_limit": "21000",
                    "max_fee_per_gas": "30000000000", "max_priority_fee_per_gas": "1000000000",
                ]
            ),
        ])
        if let purpose { body["purpose"] = purpose }
        return .object(body)
    }

    /// Asks; the key is padded to its least length.
    @discardableResult
    func pay(_ key: String = "first", _ body: JSON = Counter.body(), from other: Caller? = nil)
        throws
        -> Heard
    {
        let heard = Heard()
        let full = key + String(repeating: "-", count: max(0, 16 - key.utf8.count))
        teller.pay(
            try PayRequest(body), key: try #require(IdempotencyKey(full)), from: other ?? caller
        ) { heard.hear($0) }
        return heard
    }

    /// Takes a payment that was just decided as far as `stage`.
    func advance(to stage: Stage) throws {
        let steps: [(Stage, () throws -> Void)] = [
            (.committing, { self.premises.journal.flush() }),
            (.landed, { try self.premises.land() }), (.signing, { self.teller.collect() }),
            (.made, { self.crew.work() }), (.answered, { self.teller.collect() }),
        ]
        for (reached, step) in steps where reached.rawValue <= stage.rawValue { try step() }
    }

    /// Lets everything run to its end.
    func finish() throws {
        repeat {
            try premises.settle()
            teller.collect()
            crew.work()
            teller.collect()
        } while !teller.isQuiet
    }

    /// Pays and waits for the answer.
    func paid(_ key: String = "first", _ body: JSON = Counter.body(), from other: Caller? = nil)
        throws
        -> Heard
    {
        let heard = try pay(key, body, from: other)
        try finish()
        return heard
    }

    /// Another agent of the project.
    func another(_ name: String = "seller") throws -> Caller {
        try premises.identify(try premises.addAgent(name))
    }

    /// What the agent's budget says is committed.
    var committed: String {
        let lines = premises.journal.gate.state.budgetLines(
            of: caller.agent, at: premises.journal.clock)
        return lines.first?.committed.decimal ?? "nothing"
    }

    /// How many decisions are in the log.
    func decisions() throws -> Int { try premises.entries("payment.decided").count }

    /// Approves what waits, as an admin who looked at it.
    func approve(_ heard: Heard) throws {
        let waiting = try #require(heard.waiting)
        _ = try premises.office.approve(
            waiting["payment"]?.text ?? "", ["digest": waiting["approval"]?["digest"] ?? .null],
            by: Premises.admin)
        try premises.settle()
    }

    func freeze() throws {
        _ = try premises.office.freezeAgent("buyer", [:], by: Premises.admin)
    }

    func thaw() throws { _ = try premises.office.thawAgent("buyer", [:], by: Premises.admin) }
}

extension Premises {
    /// Brings a policy into force.
    func apply(_ text: [UInt8]) throws {
        _ = try office.applyPolicy(text, by: Premises.admin)
        try settle()
    }

    /// A policy in which `seller` may do what `buyer` may.
    static func twoAgents(limit: String = "10.00") -> [UInt8] {
        policy(
            limit: limit,
            more: """
                      seller:
                        limit: {amount: "\(limit)", per: day}
                        wallets: [ethereum/main]
                        payees: any
                """)
    }
}
