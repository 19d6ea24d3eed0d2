@testable import AdminTests
@testable import Payment
import Admin
import JSON
import Ledger
import Terms
import Testing
import Wire

/// A sweep that was recorded pays who was the successor then; that one may have ended since.
@Suite struct `A sweep to a successor that ended` {
    private typealias Sweeps = `A sweep`
    private static let other = "sweep-key-000000002"
    private static let wait: UInt64 = 3_600

    /// Gives a wallet another successor, and orders the end of the key of the one before.
    private static func moveOn(_ counter: Counter) throws {
        let office = counter.premises.office
        _ = try office.rotateWallet("ethereum/main", ["to": "ethereum/third"], by: Premises.admin)
        try order("ethereum/next", counter)
    }

    private static func order(_ wallet: String, _ counter: Counter) throws {
        let office = counter.premises.office
        _ = try office.orderDestruction(
            wallet,
            ["confirm": try #require(office.wallet(wallet)["address"]), "wait": .integer(wait)],
            by: Premises.admin)
    }

    /// Lets the wait go by, and the daemon take its turns.
    private static func end(_ counter: Counter) throws {
        try counter.premises.settle()
        counter.premises.clock.pass(seconds: Int64(wait) + 1)
        let office = counter.premises.office
        while let (wallet, entry) = office.walletDue() {
            switch counter.teller.keep(wallet, before: entry) {
            case .more: break
            case .done: office.destroyDue(wallet)
            case .failed(let why):
                Issue.record("\(why)")
                office.noteEndTrouble(wallet, why)
            }
            try counter.premises.settle()
        }
    }

    private static func refusal(_ answer: SweepAnswer) -> (detail: String, hint: String)? {
        guard case .refused("sweep.payee", let detail, let hint) = answer else { return nil }
        return (detail, hint)
    }

    @Test func `is not given again while its key is to go, nor once it is gone`() throws {
        let counter = try Sweeps.open()
        let office = counter.premises.office
        let first = try #require(Sweeps.signed(try Sweeps.sweep(counter)))
        try Self.moveOn(counter)
        try counter.premises.settle()
        let ordered = try #require(Self.refusal(try Sweeps.sweep(counter)))
        #expect(ordered.detail.contains("ethereum/next, which is to be destroyed at 20"))
        #expect(ordered.hint.contains("bursar wallet keep ethereum/next"))
        // Kept, it is as before.
        _ = try office.keepWallet("ethereum/next", ["reason": "r"], by: Premises.admin)
        try counter.premises.settle()
        #expect(Sweeps.signed(try Sweeps.sweep(counter)) == first)
        try Self.order("ethereum/next", counter)
        try Self.end(counter)
        #expect(try office.wallet("ethereum/next")["standing"] == "destroyed")
        let gone = try #require(Self.refusal(try Sweeps.sweep(counter)))
        #expect(gone.detail.contains("ethereum/next, which is gone: its key was destroyed"))
        #expect(gone.hint.contains("look at the chain"))
        // Another order is still another order, and another key pays who is the successor now.
        let third = try office.wallet("ethereum/third")["address"]
        let next = try #require(
            Sweeps.signed(try Sweeps.sweep(counter, Sweeps.order(key: Self.other))))
        #expect(next["to"] == third)
        let (later, findings) = try counter.restarted()
        #expect(findings == [] && later.premises.office.findings == [])
        #expect(Self.refusal(try Sweeps.sweep(later)) != nil)
        #expect(
            Sweeps.signed(try Sweeps.sweep(later, Sweeps.order(key: Self.other))) == next)
    }

    /// The entry is durable and its signature never left: it never does.
    @Test func `is not signed at last after a kill`() throws {
        let counter = try Sweeps.open()
        var answers: [SweepAnswer] = []
        counter.teller.sweep(
            try #require(WalletName("ethereum/main")), Sweeps.order(), by: Premises.admin
        ) { answers.append($0) }
        counter.premises.journal.flush()
        try counter.premises.bell.wait()
        let (next, findings) = try counter.reopened()
        #expect(findings == [] && answers.isEmpty)
        try Self.moveOn(next)
        try next.premises.settle()
        #expect(Self.refusal(try Sweeps.sweep(next)) != nil)
        try Self.end(next)
        #expect(Self.refusal(try Sweeps.sweep(next)) != nil)
        #expect(try next.premises.entries("wallet.swept").count == 1)
    }

    @Test func `is not signed where the order came while it was on its way`() throws {
        let counter = try Sweeps.open()
        var answers: [SweepAnswer] = []
        counter.teller.sweep(
            try #require(WalletName("ethereum/main")), Sweeps.order(), by: Premises.admin
        ) { answers.append($0) }
        try Self.moveOn(counter)
        try counter.finish()
        #expect(answers.count == 1 && answers.compactMap(Self.refusal).count == 1)
    }

    /// Nobody signs once more, for the archive, what pays a key that is gone.
    @Test func `is not kept when the wallet that was swept ends after it`() throws {
        let counter = try Sweeps.open()
        #expect(Sweeps.signed(try Sweeps.sweep(counter)) != nil)
        try Self.moveOn(counter)
        let last = Sweeps.order(nonce: 4, key: Self.other)
        let kept = try #require(Sweeps.signed(try Sweeps.sweep(counter, last)))
        try Self.end(counter)
        try Self.order("ethereum/main", counter)
        try Self.end(counter)
        let office = counter.premises.office
        #expect(try office.wallet("ethereum/main")["standing"] == "destroyed")
        let rows = try counter.premises.reader.rows(.idempotency)
        let transactions = rows.compactMap { IdempotencyRecord($0.value) }
            .compactMap(Teller.transaction(in:))
        #expect(rows.count == 2 && transactions == [kept["transaction"]])
        let (next, findings) = try counter.restarted()
        #expect(findings == [] && next.premises.office.findings == [])
        #expect(Self.refusal(try Sweeps.sweep(next)) != nil)
        #expect(Sweeps.signed(try Sweeps.sweep(next, last)) == kept)
    }

    /// A to B to C: what B is paid goes on to C as long as B may be swept.
    @Test func `pays the middle of a chain until that is retired`() throws {
        let counter = try Sweeps.open()
        let office = counter.premises.office
        func rotate(_ old: String, _ new: String) throws {
            _ = try office.rotateWallet(
                old, ["to": .string(new), "retire_after": 3_600], by: Premises.admin)
            try counter.premises.settle()
        }
        try rotate("ethereum/next", "ethereum/third")
        let first = try #require(Sweeps.signed(try Sweeps.sweep(counter)))
        #expect(first["to"] == (try office.wallet("ethereum/next")["address"]))
        counter.premises.clock.pass(seconds: 3_601)
        #expect(try office.wallet("ethereum/next")["standing"] == "retired")
        let size = counter.premises.ledger.size
        let fresh = Sweeps.order(nonce: 4, key: Self.other)
        let refused = try #require(Self.refusal(try Sweeps.sweep(counter, fresh)))
        #expect(refused.hint.contains("bursar rotate wallet ethereum/main --to ethereum/third"))
        #expect(Self.refusal(try Sweeps.sweep(counter)) != nil)
        #expect(counter.premises.ledger.size == size)
        try rotate("ethereum/next", "ethereum/third")
        #expect(Sweeps.signed(try Sweeps.sweep(counter)) == first)
        try rotate("ethereum/main", "ethereum/third")
        let last = try #require(Sweeps.signed(try Sweeps.sweep(counter, fresh)))
        #expect(last["to"] == (try office.wallet("ethereum/third")["address"]))
        // What was signed to the middle one is given again, not built anew for the last.
        #expect(Sweeps.signed(try Sweeps.sweep(counter)) == first)
        let (next, findings) = try counter.restarted()
        #expect(findings == [] && next.premises.office.findings == [])
        #expect(Sweeps.signed(try Sweeps.sweep(next)) == first)
    }
}
