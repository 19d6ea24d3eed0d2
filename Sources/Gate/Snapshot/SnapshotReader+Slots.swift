import JSON
import Terms

// Both directions of one part of the state stand in one file: who adds a field to the one sees the other.
extension GateState {
    /// Key slots, and what pins the rows of all that there ever were.
    func writeSlots(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        for (name, record) in slots.sorted(by: { $0.key < $1.key }) {
            var members: [(String, JSON)] = [
                ("entry", .integer(record.entry)), ("slot", .string(name.text)),
                ("slot_kind", .string(record.kind.rawValue)),
            ]
            if let shares = record.shares { members.append(("shares", .string(shares.text))) }
            if let verified = record.verified { members.append(("verified", verified.snapshot)) }
            put(.slot, members)
        }
        for (name, pin) in slotPins.sorted(by: { $0.key < $1.key }) {
            put(
                .pin,
                [
                    ("sha256", .string(Hex.encode(pin.digest))), ("slot", .string(name.text)),
                    ("version", .integer(pin.version)),
                ])
        }
    }
}

extension SnapshotReader {
    mutating func readSlot(_ reader: inout ObjectReader) throws(FieldError) {
        let name = try slot(&reader)
        guard let kind = SlotKind(rawValue: try reader.string("slot_kind")) else {
            throw reader.error("slot_kind", "must be one that is known")
        }
        let text = try reader.optionalString("shares")
        let shares = text.flatMap { ShareCount($0) }
        guard (shares == nil) == (text == nil) else {
            throw reader.error("shares", "must be so many of so many")
        }
        state.slots[name] = SlotRecord(
            kind: kind, shares: shares, entry: try reader.integer("entry"),
            verified: reader.has("verified") ? try reader.moment("verified") : nil)
    }

    mutating func readPin(_ reader: inout ObjectReader) throws(FieldError) {
        let name = try slot(&reader)
        guard let digest = Hex.decode(try reader.string("sha256")) else {
            throw reader.error("sha256", "must be in hex")
        }
        state.slotPins[name] = SlotPin(version: try reader.integer("version"), digest: digest)
    }

    private func slot(_ reader: inout ObjectReader) throws(FieldError) -> SlotName {
        guard let name = SlotName(try reader.string("slot")) else {
            throw reader.error("slot", "must be a slot's name")
        }
        return name
    }
}
