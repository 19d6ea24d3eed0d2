import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

/// Someone with write access to the database, and with what once opened a slot.
@Suite struct `Someone who kept an old slot` {
    private static let key = [UInt8](1...32)
    private static let passphrase = Array(Premises.passphrase.utf8)
    private static let old = SlotName.named("old")

    private static func prefixed(_ secrets: [UInt8]...) -> [UInt8] {
        secrets.flatMap { [0, 0, UInt8($0.count >> 8), UInt8($0.count & 0xFF)] + $0 }
    }

    /// A vault whose slot `old` was removed, and the row it had.
    private func robbed() throws -> (Premises, row: Row) {
        let premises = try Premises.found()
        try premises.unseal()
        try premises.work(
            .add(Self.old, .keyFile, shares: nil, proof: SlotChoice()),
            Self.prefixed(Self.passphrase, Self.key))
        let row = try #require(
            try premises.reader.row(.slots, id: Array(Self.old.text.utf8)))
        _ = try premises.office.removeSlot("old", [:], by: Premises.admin)
        try premises.settle()
        return (premises, row)
    }

    private func finding(_ premises: Premises) throws -> JSON? {
        guard case .array(let list)? = try premises.entries("vault.unsealed").last?.body["findings"]
        else { return nil }
        return list.first
    }

    @Test func `puts its row back, and opens a frozen vault`() throws {
        let (premises, row) = try robbed()
        try premises.tamper { $0.stage(row: row) }
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal(Self.key, SlotChoice(kind: .keyFile))
        #expect(
            try finding(next)
                == "row old of slots (version 1) is not the one its entry pins (version 2)")
        #expect(
            refusal { _ = try next.office.setRate(Premises.rate(), by: Premises.admin) } != nil)
        // Nor does the honest owner go on with what was found.
        let again = try next.restarted()
        try again.unseal()
        #expect(try finding(again) != nil)
    }

    @Test func `puts its row back under an open vault, and proves nothing by it`() throws {
        let (premises, row) = try robbed()
        try premises.slip(row)
        let order = SlotOrder.add(
            .named("mine"), .keyFile, shares: nil, proof: SlotChoice(Self.old, kind: .keyFile))
        #expect(
            refusal { try premises.work(order, Self.prefixed(Self.key, Self.key)) }
                == .damaged("row old of slots is not the one its entry pins"))
        #expect(try premises.entries("slot.added").count == 1)
    }

    @Test func `takes the marker away, which is missed`() throws {
        let (premises, _) = try robbed()
        try premises.tamper { $0.stage(removing: Array(Self.old.text.utf8), from: .slots) }
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(try finding(next) == "row old of slots is gone")
    }

    @Test func `brings a slot of another vault with the same passphrase`() throws {
        let (premises, _) = try robbed()
        let other = try Premises.found()
        let row = try #require(try other.reader.row(.slots, id: Array("main".utf8)))
        try premises.tamper { $0.stage(row: row) }
        let next = try Premises(at: premises.place, clock: premises.clock)
        #expect(
            refusal { try next.unseal() }
                == .damaged(
                    "row main of slots (version 1) is not the one its entry pins (version 1)"))
    }

    @Test func `adds a slot of their own beside the others`() throws {
        let (premises, row) = try robbed()
        let own = Row(
            table: .slots, id: Array("mine".utf8), version: 1, value: row.value, mac: [])
        try premises.tamper { $0.stage(row: own) }
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(try finding(next) == "row mine of slots (version 1) is in no entry")
    }

    @Test func `slips a row in that is in no entry, and no slot changes until it is gone`() throws {
        let (premises, row) = try robbed()
        try premises.slip(
            Row(table: .slots, id: Array("mine".utf8), version: .max, value: row.value, mac: []))
        #expect(
            refusal {
                try premises.work(
                    .verify(.main, .passphrase), Self.passphrase)
            } == .damaged("row mine of slots is not the one its entry pins"))
    }

    @Test
    func `says that the vault is one for development, so that a guess at a new slot is cheap`()
        throws
    {
        let premises = try Premises.found()
        try premises.unseal()
        let row = try #require(try premises.reader.row(.meta, id: Array("vault".utf8)))
        var value = row.value
        value[17] ^= 1
        try premises.slip(
            Row(table: .meta, id: row.id, version: row.version, value: value, mac: row.mac))
        #expect(
            refusal {
                try premises.work(
                    .add(Self.old, .passphrase, shares: nil, proof: SlotChoice()),
                    Self.prefixed(Self.passphrase, Self.passphrase))
            } == .damaged("row vault of meta was edited while the vault was open"))
        #expect(try premises.entries("slot.added").isEmpty)
    }

    @Test func `forges an entry of a slot that was verified, under no checkpoint`() throws {
        let (premises, _) = try robbed()
        try premises.tamper { ledger in
            let forged = try premises.entries("slot.added").first?.body
            #expect(forged != nil)
            let last = try #require(try premises.reader.entries(from: 2, limit: 1).first)
            let text = String(decoding: last, as: UTF8.self)
                .replacing("\"seq\":2", with: "\"seq\":\(ledger.size)")
            _ = try ledger.append(Array(text.utf8))
        }
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(try finding(next) != nil)
    }
}

extension Premises {
    /// Writes a row behind the back of the daemon that runs.
    fileprivate func slip(_ row: Row) throws {
        let other = try Ledger.open(place.files)
        other.stage(row: row)
        let done = Doorbell()
        other.commit { _ in done.ring() }
        try done.wait()
        other.close()
    }
}
