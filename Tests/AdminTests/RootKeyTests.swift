import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `A new root key` {
    private static let office = SlotName.named("office")
    private static let key = [UInt8](1...32)
    private static let passphrase = Array(Premises.passphrase.utf8)

    private static func prefixed(_ secrets: [UInt8]...) -> [UInt8] {
        secrets.flatMap { [0, 0, UInt8($0.count >> 8), UInt8($0.count & 0xFF)] + $0 }
    }

    /// An open vault with a wallet, and two slots.
    private func ready() throws -> Premises {
        let (premises, _) = try Premises.ready()
        try premises.work(
            .add(Self.office, .keyFile, shares: nil, proof: SlotChoice()),
            Self.prefixed(Self.passphrase, Self.key))
        return premises
    }

    private func order(_ kept: SlotName..., drop: Bool = false) -> SlotOrder {
        .rotateRoot(keeping: kept, dropsOthers: drop, reason: "a copy was stolen")
    }

    @Test func `opens by every slot whose secret was given, and finds all as it was`() throws {
        let premises = try ready()
        let before = try premises.reader.rows(.terms) + premises.reader.rows(.slots)
        let done = try premises.work(
            order(.main, Self.office), Self.prefixed(Self.passphrase, Self.key))
        #expect(done["slots"] == ["main", "office"])
        #expect(done["removed"] == [])
        let after = try premises.reader.rows(.terms) + premises.reader.rows(.slots)
        #expect(before.count == after.count)
        for (old, new) in zip(before, after) {
            #expect(new.version == old.version + 1)
            #expect(new.value != old.value)
        }
        // What is open stays open.
        _ = try premises.office.createWallet(
            Premises.wallet("ethereum/second"), by: Premises.admin)
        try premises.settle()
        for (secret, choice) in [
            (Self.passphrase, SlotChoice()), (Self.key, SlotChoice(kind: .keyFile)),
        ] {
            let next = try premises.restarted()
            try next.unseal(secret, choice)
            let opened = try #require(try next.entries("vault.unsealed").last)
            #expect(opened.body["findings"] == [])
            #expect(opened.body["unsigned_tail"] == 0)
            #expect(try next.office.wallet("ethereum/second")["name"] == "ethereum/second")
            next.ledger.close()
        }
        let entry = try #require(try premises.entries("root.rotated").first)
        #expect(entry.body["reason"] == "a copy was stolen")
    }

    @Test func `drops a slot only when told to, and then for good`() throws {
        let premises = try ready()
        guard
            case .refused("root.slots-left", let detail, _)? = refusal({
                try premises.work(order(.main), Self.prefixed(Self.passphrase))
            })
        else { return #expect(Bool(false), "a slot was dropped by being forgotten") }
        #expect(detail.contains("office"))
        let done = try premises.work(order(.main, drop: true), Self.prefixed(Self.passphrase))
        #expect(done["removed"] == ["office"])
        let next = try premises.restarted()
        #expect(
            refusal { try next.unseal(Self.key, SlotChoice(kind: .keyFile)) }?.place
                == "slot.unknown")
        try next.unseal()
        #expect(try next.entries("vault.unsealed").last?.body["findings"] == [])
    }

    @Test func `is not drawn where any one secret is wrong, missing or too many`() throws {
        let premises = try ready()
        let rows = try premises.reader.rows(.terms) + premises.reader.rows(.slots)
        let wrong = [UInt8](repeating: 7, count: 32)
        #expect(
            refusal {
                try premises.work(
                    order(.main, Self.office), Self.prefixed(Self.passphrase, wrong))
            }?.place == "unseal.wrong-key-file")
        #expect(
            refusal {
                try premises.work(
                    order(.main, Self.office), Self.prefixed([1], Self.key))
            } == .wrongPassphrase)
        for body in [
            Self.prefixed(Self.passphrase), Self.prefixed(Self.passphrase, Self.key, Self.key),
        ] {
            #expect(
                refusal { try premises.work(order(.main, Self.office), body) }?.place == "body")
        }
        #expect(
            refusal {
                try premises.work(order(.main, .main), Self.prefixed(Self.passphrase, Self.key))
            }?.place == "slots")
        #expect(
            refusal {
                try premises.work(order(drop: true), Self.prefixed(Self.passphrase))
            }?.place == "slots")
        #expect(
            refusal {
                try premises.work(
                    order(.named("cellar"), drop: true), Self.prefixed(Self.passphrase))
            } == .notFound)
        #expect(try premises.reader.rows(.terms) + premises.reader.rows(.slots) == rows)
        #expect(try premises.entries("root.rotated").isEmpty)
    }

    // One row of the old root among those of the new: none opens, and each is named.
    @Test func `does not open with a row of the old one put back`() throws {
        let premises = try ready()
        let old = try premises.reader.rows(.terms) + premises.reader.rows(.slots)
        try premises.work(order(.main, Self.office), Self.prefixed(Self.passphrase, Self.key))
        let whole = try premises.reader.rows(.terms) + premises.reader.rows(.slots)
        var last = premises
        for row in old {
            try last.tamper { $0.stage(row: row) }
            let next = try Premises(at: premises.place, clock: premises.clock)
            let isOther = row.table == .slots && row.id == Array("office".utf8)
            do {
                try next.unseal()
                let opened = try next.entries("vault.unsealed").last
                #expect(isOther && opened?.body["findings"] != [], "\(row.table) \(row.id)")
            } catch let error as OfficeError {
                guard case .damaged(let finding) = error else { throw error }
                #expect(finding.contains("is not the one its entry pins"))
            }
            let right = whole.first { $0.table == row.table && $0.id == row.id }
            try next.tamper { $0.stage(row: try #require(right)) }
            last = try Premises(at: premises.place, clock: premises.clock)
        }
        try last.unseal()
        #expect(try last.entries("vault.unsealed").last?.body["findings"] == [])
    }

    // All of the old rows are a vault that opens; the log knows better.
    @Test func `is not undone by putting all rows of the old one back`() throws {
        let premises = try ready()
        let old = try premises.reader.rows(.terms) + premises.reader.rows(.slots)
        try premises.work(order(.main, drop: true), Self.prefixed(Self.passphrase))
        try premises.tamper { ledger in for row in old { ledger.stage(row: row) } }
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal(Self.key, SlotChoice(kind: .keyFile))
        let opened = try #require(try next.entries("vault.unsealed").last)
        #expect(opened.body["findings_count"] == 6)
        #expect(
            refusal { _ = try next.office.setRate(Premises.rate(), by: Premises.admin) } != nil)
    }
}
