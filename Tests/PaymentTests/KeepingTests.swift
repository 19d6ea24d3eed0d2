@testable import AdminTests
@testable import Payment
import Admin
import Foundation
import Gate
import Glibc
import JSON
import Ledger
import Terms
import Testing

/// A wallet's key goes; what it signed is answered as long as the vault is there.
@Suite struct `What a wallet signed before its key goes` {
    private static let wait: Int64 = 7 * 86_400

    private static func order(_ counter: Counter, wait: Int64 = wait) throws {
        let office = counter.premises.office
        _ = try office.orderDestruction(
            "ethereum/main",
            [
                "confirm": try #require(office.wallet("ethereum/main")["address"]),
                "wait": .integer(UInt64(wait)),
            ], by: Premises.admin)
        try counter.premises.settle()
    }

    /// The daemon's turns, until nothing is due any more; how many there were.
    @discardableResult
    private static func end(_ counter: Counter) throws -> Int {
        let office = counter.premises.office
        var turns = 0
        while let (wallet, entry) = office.walletDue() {
            turns += 1
            switch counter.teller.keep(wallet, before: entry) {
            case .more: break
            case .done: office.destroyDue(wallet)
            case .failed(let why): office.noteEndTrouble(wallet, why)
            }
            try counter.premises.settle()
        }
        return turns
    }

    private static func standing(_ counter: Counter) throws -> String? {
        try counter.premises.office.wallet("ethereum/main")["standing"]?.text ?? "active"
    }

    @Test func `is answered with the same bytes before, after, and after a restart`() throws {
        let counter = try Counter.open()
        let first = try #require(try counter.paid("one").lasting)
        #expect(try Self.standing(counter) == "active")
        try Self.order(counter)
        #expect(try Self.standing(counter) == "to-be-destroyed")
        #expect(try counter.paid("one").lasting == first)
        #expect(try counter.paid("two").refused?["rule"] == "wallet.to-be-destroyed")
        #expect(try Self.end(counter) == 0)
        counter.premises.clock.pass(seconds: Self.wait + 1)
        #expect(try Self.end(counter) > 1)
        #expect(try Self.standing(counter) == "destroyed")
        let kept = try counter.paid("one")
        #expect(kept.lasting == first)
        #expect(kept.signed?["receipt"] != nil)
        #expect(try counter.paid("three").refused?["rule"] == "wallet.destroyed")
        #expect(try counter.paid("one", Counter.body(nonce: 9)).error == .idempotencyConflict)
        let (next, findings) = try counter.restarted()
        #expect(findings == [] && next.premises.office.findings == [])
        #expect(try next.paid("one").lasting == first)
        #expect(try next.paid("two").refused?["rule"] == "wallet.to-be-destroyed")
        // What was asked in its last days is refused for ever, in the words of then.
        #expect(try next.paid("four").refused?["rule"] == "wallet.destroyed")
    }

    /// Whether no part of the rows, whose heads are their wrapped data keys, is in the files still.
    private static func isGone(_ rows: [Row], from counter: Counter) -> Bool {
        let files = counter.premises.place.files
        return [files.database, files.database + "-wal"].allSatisfy { path in
            let data = (try? Data(contentsOf: URL(filePath: path))) ?? Data()
            return rows.allSatisfy { row in
                stride(from: 0, to: row.value.count - 24, by: 24).allSatisfy {
                    data.range(of: Data(row.value[$0..<($0 + 24)])) == nil
                }
            }
        }
    }

    @Test func `outlives a key whose rows are gone from the file`() throws {
        let counter = try Counter.open()
        _ = try counter.paid("one")
        let rows = try counter.premises.reader.rows(.records)
            .filter { String(decoding: $0.id, as: UTF8.self).hasPrefix("wallet/") }
        try #require(rows.count == 2)
        try Self.order(counter)
        counter.premises.clock.pass(seconds: Self.wait + 1)
        try Self.end(counter)
        for row in rows {
            let now = try #require(try counter.premises.reader.row(.records, id: row.id))
            #expect(now.value == Array("destroyed".utf8))
            #expect(now.version == row.version + 1)
        }
        // The writer empties its log behind the batch: in a moment, not in the same one.
        let deadline = Date.now + 10
        while !Self.isGone(rows, from: counter), Date.now < deadline { usleep(20_000) }
        #expect(Self.isGone(rows, from: counter))
        let entry = try #require(try counter.premises.entries("wallet.destroyed").first)
        #expect(entry.actor.role == .daemon)
    }

    @Test func `is still answered where it was decided before the order and lands after it`() throws
    {
        let counter = try Counter.open()
        let heard = try counter.pay("one")
        try Self.order(counter)
        try counter.finish()
        let first = try #require(heard.lasting)
        counter.premises.clock.pass(seconds: Self.wait + 1)
        try Self.end(counter)
        #expect(try counter.paid("one").lasting == first)
    }

    @Test func `is withheld by a freeze, and kept by nobody until that ends`() throws {
        let counter = try Counter.open()
        let first = try #require(try counter.paid("one").lasting)
        try Self.order(counter)
        let office = counter.premises.office
        _ = try office.setWallet("ethereum/main", frozen: true, [:], by: Premises.admin)
        counter.premises.clock.pass(seconds: Self.wait + 1)
        #expect(office.walletDue() == nil)
        #expect(office.status()["warnings"]?.text.isEmpty != nil)
        #expect(
            Self.warnings(counter).contains { $0.hasSuffix("it is due, and waits as it is frozen") }
        )
        _ = try office.setWallet(
            "ethereum/main", frozen: false, ["reason": "r"], by: Premises.admin)
        try Self.end(counter)
        _ = try office.setWallet("ethereum/main", frozen: true, [:], by: Premises.admin)
        try counter.premises.settle()
        #expect(try counter.paid("one").error == .frozen("wallet ethereum/main is frozen"))
        try counter.freeze()
        #expect(try counter.paid("one").error != nil)
        try counter.thaw()
        _ = try office.setWallet(
            "ethereum/main", frozen: false, ["reason": "r"], by: Premises.admin)
        #expect(try counter.paid("one").lasting == first)
    }

    private static func warnings(_ counter: Counter) -> [String] {
        guard case .array(let list)? = counter.premises.office.status()["warnings"] else {
            return []
        }
        return list.map(\.text)
    }

    /// Each turn may be the last of its process: the next begins anew and passes by what is kept.
    @Test(arguments: 0...3) func `is kept through a kill at any turn`(turns: Int) throws {
        let counter = try Counter.open(limit: "1000.00")
        var replies: [JSONObject?] = []
        for number in 0..<70 {
            replies.append(
                try counter.paid("key-\(number)", Counter.body(nonce: .integer(UInt64(number))))
                    .lasting)
        }
        try Self.order(counter)
        counter.premises.clock.pass(seconds: Self.wait + 1)
        let office = counter.premises.office
        for _ in 0..<turns {
            guard let (wallet, entry) = office.walletDue() else { break }
            if counter.teller.keep(wallet, before: entry) == .done { office.destroyDue(wallet) }
            if turns == 2 { try counter.premises.settle() }
        }
        // What is staged and not written is lost, as with the process.
        let (next, findings) = try counter.reopened()
        #expect(findings == [] && next.premises.office.findings == [])
        try Self.end(next)
        #expect(try Self.standing(next) == "destroyed")
        for (number, reply) in replies.enumerated() {
            let again = try next.paid(
                "key-\(number)", Counter.body(nonce: .integer(UInt64(number))))
            #expect(again.lasting == reply, "\(number)")
        }
        let last = try next.restarted()
        #expect(last.findings == [] && last.0.premises.office.findings == [])
    }

    @Test func `stays with the key where a row that answers retries is gone`() throws {
        let counter = try Counter.open()
        _ = try counter.paid("one")
        try Self.order(counter)
        counter.premises.clock.pass(seconds: Self.wait + 1)
        let row = try #require(try counter.premises.reader.rows(.idempotency).first)
        counter.premises.journal.ledger.stage(removing: row.id, from: .idempotency)
        try counter.premises.settle()
        #expect(try Self.end(counter) == 1)
        #expect(try Self.standing(counter) == "to-be-destroyed")
        #expect(Self.warnings(counter).contains { $0.contains("is due and stays, since the row") })
        counter.premises.journal.ledger.stage(row: row)
        try counter.premises.settle()
        #expect(try Self.end(counter) == 0)
        counter.premises.clock.pass(seconds: 60)
        #expect(try Self.end(counter) > 1)
        #expect(try Self.standing(counter) == "destroyed")
    }

    @Test(arguments: [0, 1]) func `opens with a finding where a row of the key is put back`(
        index: Int
    )
        throws
    {
        let counter = try Counter.open()
        let row = try counter.premises.reader.rows(.records)
            .filter { String(decoding: $0.id, as: UTF8.self).hasPrefix("wallet/") }[index]
        try Self.order(counter)
        counter.premises.clock.pass(seconds: Self.wait + 1)
        try Self.end(counter)
        try counter.premises.tamper { $0.stage(row: row) }
        let (next, _) = try counter.reopened()
        #expect(next.premises.office.findings.count == 1)
        #expect(
            next.premises.office.findings.first?.contains("is not the one its entry pins") == true)
    }

    @Test func `is no answer where its row was edited`() throws {
        let counter = try Counter.open()
        _ = try counter.paid("one")
        let before = try #require(try counter.premises.reader.rows(.idempotency).first)
        try Self.order(counter)
        counter.premises.clock.pass(seconds: Self.wait + 1)
        try Self.end(counter)
        let row = try #require(try counter.premises.reader.rows(.idempotency).first)
        #expect(row != before)
        var value = row.value
        value[value.count - 20] ^= 1
        let edited = Row(
            table: row.table, id: row.id, version: row.version, value: value, mac: row.mac)
        counter.premises.journal.ledger.stage(row: edited)
        try counter.premises.settle()
        #expect(try counter.paid("one").error == .ledgerUnavailable)
        // The row of before has a good MAC, and signs nothing without the key.
        counter.premises.journal.ledger.stage(row: before)
        try counter.premises.settle()
        let heard = try counter.paid("one")
        #expect(heard.signed == nil && heard.error != nil)
        let (_, findings) = try counter.restarted()
        #expect(findings.count == 1)
        #expect(findings.first?.hasPrefix("the idempotency row of payment ") == true)
    }

    @Test func `is not waited for in vain where somebody is late to keep the key`() throws {
        let counter = try Counter.open()
        try Self.order(counter)
        counter.premises.clock.pass(seconds: Self.wait + 1)
        let office = counter.premises.office
        let (wallet, entry) = try #require(office.walletDue())
        #expect(counter.teller.keep(wallet, before: entry) == .more)
        // The order is taken back between the last look and the last step.
        _ = try office.keepWallet("ethereum/main", ["reason": "wait"], by: Premises.admin)
        office.destroyDue(wallet)
        try counter.premises.settle()
        #expect(try Self.standing(counter) == "active")
        _ = try office.setRate(Premises.rate(), by: Premises.admin)
        #expect(try counter.paid("one").signed != nil)
        #expect(try counter.premises.entries("wallet.destroyed").isEmpty)
    }

    @Test func `is of its own wallet alone`() throws {
        let counter = try Counter.open()
        let office = counter.premises.office
        _ = try office.createWallet(Premises.wallet("ethereum/spare"), by: Premises.admin)
        try counter.premises.apply(Premises.policy(wallets: "[ethereum/main, ethereum/spare]"))
        _ = try counter.paid("one")
        let other = try counter.paid("two", Counter.body(wallet: "ethereum/spare")).lasting
        try Self.order(counter)
        counter.premises.clock.pass(seconds: Self.wait + 1)
        try Self.end(counter)
        let kept = try counter.premises.reader.rows(.idempotency)
            .filter {
                String(decoding: $0.value.suffix(from: 72), as: UTF8.self).contains("transaction")
            }
        #expect(kept.count == 1)
        #expect(try counter.paid("two", Counter.body(wallet: "ethereum/spare")).lasting == other)
    }
}
