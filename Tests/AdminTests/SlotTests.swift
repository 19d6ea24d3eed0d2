import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The office's key slots` {
    private static let office = SlotName("office") ?? .main
    private static let key = [UInt8](1...32)
    private static let passphrase = Array(Premises.passphrase.utf8)

    static func prefixed(_ secrets: [UInt8]...) -> [UInt8] {
        secrets.flatMap { [0, 0, UInt8($0.count >> 8), UInt8($0.count & 0xFF)] + $0 }
    }

    static func add(
        _ name: SlotName = office, _ kind: SlotKind = .keyFile, shares: ShareCount? = nil,
        proof: SlotChoice = SlotChoice()
    ) -> SlotOrder { .add(name, kind, shares: shares, proof: proof) }

    static func open() throws -> Premises {
        let premises = try Premises.found()
        try premises.unseal()
        return premises
    }

    @Test func `begin with one that was verified as it was made`() throws {
        let premises = try Self.open()
        let list = premises.office.journal.gate.state.slots
        #expect(list.keys.map(\.text) == ["main"])
        guard case .array(let shown)? = try premises.office.slots()["slots"],
            case .object(let main)? = shown.first
        else { return #expect(Bool(false), "nothing is listed") }
        #expect(main["slot"] == "main")
        #expect(main["kind"] == "passphrase")
        #expect(main["verified"] != .null)
        #expect(try premises.entries()[0].body["slot_verified"] == true)
    }

    @Test func `take another, which opens the vault alone`() throws {
        let premises = try Self.open()
        let added = try premises.work(Self.add(), Self.prefixed(Self.passphrase, Self.key))
        #expect(added["slot"] == "office")
        #expect(added["kind"] == "key-file")
        #expect(added["verified"] != .null)
        let entry = try #require(try premises.entries("slot.added").first)
        #expect(entry.body["proof"] == "main")
        let next = try premises.restarted()
        try next.unseal(Self.key, SlotChoice(kind: .keyFile))
        let opened = try #require(try next.entries("vault.unsealed").last)
        #expect(opened.body["slot"] == "office")
        #expect(opened.body["slot_kind"] == "key-file")
        #expect(opened.body["findings"] == [])
        #expect(opened.body["unsigned_tail"] == 0)
        // And the first one still does.
        try next.office.seal(by: Premises.admin)
        try next.settle()
        next.office.forget()
        try next.unseal()
    }

    @Test func `are not added to without a proof, and the attempt is in the log`() throws {
        let premises = try Self.open()
        #expect(
            refusal {
                try premises.work(Self.add(), Self.prefixed(Array("wrong".utf8), Self.key))
            } == .wrongPassphrase)
        let failed = try #require(try premises.entries("unseal.failed").first)
        #expect(failed.body["slot_kind"] == "passphrase")
        #expect(failed.body["slot"] == .null)
        #expect(
            refusal {
                try premises.work(
                    Self.add(proof: SlotChoice(kind: .keyFile)), Self.prefixed(Self.key, Self.key))
            }?.place == "slot.unknown")
        #expect(try premises.entries("slot.added").isEmpty)
        #expect(try premises.reader.rows(.slots).count == 1)
    }

    @Test func `are refused by a rule each where they can't be added`() throws {
        let premises = try Self.open()
        let body = Self.prefixed(Self.passphrase, Self.key)
        let place = { (order: SlotOrder, body: [UInt8]) in
            refusal { try premises.work(order, body) }?.place
        }
        #expect(place(Self.add(.main), body) == "slot.exists")
        #expect(place(Self.add(Self.office, .shares), body) == "shares")
        #expect(place(Self.add(shares: ShareCount("2-of-3")), body) == "shares")
        let short = Self.prefixed(Self.passphrase, [1, 2])
        #expect(place(Self.add(), short) == "slot.weak")
        #expect(place(Self.add(), Self.passphrase) == "body")
        for number in 1..<16 { _ = try premises.work(Self.add(.named("slot-\(number)")), body) }
        #expect(place(Self.add(), body) == "slot.too-many")
    }

    @Test func `are seen to by a drill, of a slot and of nothing else`() throws {
        let premises = try Self.open()
        let shares = try #require(ShareCount("2-of-3"))
        let paper = SlotName.named("paper")
        let added = try premises.work(
            Self.add(paper, .shares, shares: shares), Self.prefixed(Self.passphrase, Self.key))
        #expect(added["verified"] == .null)
        #expect(added["shares"] == "2-of-3")
        #expect(
            refusal { try premises.work(.verify(paper, .shares), Array(Self.key.reversed())) }?
                .place == "unseal.wrong-shares")
        #expect(
            refusal { try premises.work(.verify(Self.office, .keyFile), Self.key) } == .notFound)
        let failed = try #require(try premises.entries("unseal.failed").last)
        #expect(failed.body["slot"] == "paper")
        #expect(failed.body["slot_kind"] == "shares")
        let seen = try premises.work(.verify(paper, .shares), Self.key)
        #expect(seen["verified"] != .null)
        #expect(try premises.entries("slot.verified").count == 1)
    }

    @Test func `are removed but for the last that was verified`() throws {
        let premises = try Self.open()
        let last = refusal {
            _ = try premises.office.removeSlot("main", [:], by: Premises.admin)
        }
        guard case .refused("slot.last", _, let hint)? = last else {
            return #expect(Bool(false), "\(String(describing: last))")
        }
        #expect(hint.contains("bursar slot verify"))
        #expect(
            refusal { _ = try premises.office.removeSlot("cellar", [:], by: Premises.admin) }
                == .notFound)
        _ = try premises.work(Self.add(), Self.prefixed(Self.passphrase, Self.key))
        let removed = try premises.office.removeSlot(
            "main", ["reason": "known to a thief"], by: Premises.admin)
        #expect(removed["status"] == "removed")
        try premises.settle()
        let next = try premises.restarted()
        #expect(refusal { try next.unseal() }?.place == "slot.unknown")
        try next.unseal(Self.key, SlotChoice(kind: .keyFile))
        #expect(try next.entries("vault.unsealed").last?.body["findings"] == [])
    }

    @Test func `open with something else once they are rotated, and not with the old`() throws {
        let premises = try Self.open()
        let new = Array("another passphrase".utf8)
        let order = SlotOrder.rotate(
            .main, .passphrase, shares: nil, proof: SlotChoice(), reason: "yearly")
        _ = try premises.work(order, Self.prefixed(Self.passphrase, new))
        let entry = try #require(try premises.entries("slot.rotated").first)
        #expect(entry.body["reason"] == "yearly")
        let next = try premises.restarted()
        #expect(refusal { try next.unseal() } == .wrongPassphrase)
        try next.unseal(new)
        #expect(try next.entries("vault.unsealed").last?.body["findings"] == [])
        let other = SlotOrder.rotate(
            .main, .keyFile, shares: nil, proof: SlotChoice(), reason: "")
        #expect(
            refusal { try next.work(other, Self.prefixed(new, Self.key)) }?.place == "slot.kind")
        #expect(
            refusal {
                try next.work(
                    .rotate(.named("none"), .keyFile, shares: nil, proof: SlotChoice(), reason: ""),
                    Self.prefixed(new, Self.key))
            } == .notFound)
    }

    @Test func `do not become unverified when none other is verified`() throws {
        let premises = try Self.open()
        let shares = try #require(ShareCount("2-of-3"))
        let paper = SlotName.named("paper")
        _ = try premises.work(
            Self.add(paper, .shares, shares: shares), Self.prefixed(Self.passphrase, Self.key))
        _ = try premises.work(.verify(paper, .shares), Self.key)
        _ = try premises.office.removeSlot("main", [:], by: Premises.admin)
        try premises.settle()
        let order = SlotOrder.rotate(
            paper, .shares, shares: shares, proof: SlotChoice(paper, kind: .shares), reason: "")
        #expect(
            refusal { try premises.work(order, Self.prefixed(Self.key, Self.key)) }?.place
                == "slot.last")
    }

    @Test func `are seen to one at a time, and not while the vault is sealed`() throws {
        let premises = try Self.open()
        let attempt = try premises.office.begin(Self.add())
        #expect(
            refusal { _ = try premises.office.begin(Self.add()) }
                == .busy("a slot is being seen to already"))
        #expect(
            refusal { _ = try premises.office.removeSlot("main", [:], by: Premises.admin) }
                == .busy("a slot is being seen to already"))
        let body = Self.prefixed(Self.passphrase, Self.key)
        let outcome = unsafe attempt.work(with: body.span.bytes)
        try premises.office.seal(by: Premises.admin)
        try premises.settle()
        premises.office.forget()
        // What was made belongs to a vault that nobody has open any more.
        #expect(
            refusal { _ = try premises.office.finish(outcome, by: Premises.admin) } == .sealed)
        #expect(refusal { _ = try premises.office.begin(Self.add()) } == .sealed)
        #expect(refusal { _ = try premises.office.slots() } == .sealed)
        #expect(
            refusal { _ = try premises.office.removeSlot("main", [:], by: Premises.admin) }
                == .sealed)
        try premises.unseal()
        #expect(try premises.entries("slot.added").isEmpty)
    }

    @Test func `are changed one after the other, each once the one before is durable`() throws {
        let premises = try Self.open()
        let attempt = try premises.office.begin(Self.add())
        let body = Self.prefixed(Self.passphrase, Self.key)
        let outcome = unsafe attempt.work(with: body.span.bytes)
        _ = try premises.office.finish(outcome, by: Premises.admin)
        // Its row is not on the disk yet: the next order would read the disk without it.
        #expect(
            refusal { _ = try premises.office.begin(Self.add(.named("third"))) }
                == .busy("a slot is being seen to already"))
        try premises.settle()
        _ = try premises.work(Self.add(.named("third")), body)
    }
}
