import JSON
public import Terms

extension GateState {
    /// The most slots a vault has: trying them all must not take minutes.
    public static let mostSlots = 16

    /// Whether removing, or giving something unverified to, this slot would leave none that was seen to open.
    public func isLastVerified(_ slot: SlotName) -> Bool {
        slots[slot]?.verified != nil
            && !slots.contains { $0.key != slot && $0.value.verified != nil }
    }

    /// The slot that every vault is made with; earlier releases did not say that it was verified.
    mutating func foldFirstSlot(_ body: JSONObject, time: Moment) {
        let isVerified = body["slot_verified"] == true
        slots[.main] = SlotRecord(
            kind: .passphrase, shares: nil, entry: 0, verified: isVerified ? time : nil)
        slotPins[.main] = SlotPin(body["sealed"], of: .main)
    }

    /// Opening the vault by a slot verifies it as well as a drill does.
    mutating func foldOpening(_ body: JSONObject, time: Moment) {
        if case .string(let text)? = body["slot"], let name = SlotName(text) {
            slots[name]?.verified = time
        }
    }

    mutating func foldSlot(
        _ kind: Event.Kind, _ body: JSONObject, seq: UInt64, time: Moment
    ) throws(EntryError) {
        guard case .string(let text)? = body["slot"], let name = SlotName(text),
            case .string(let word)? = body["slot_kind"], let slotKind = SlotKind(rawValue: word)
        else { throw EntryError(clause: "is not a slot of the known form") }
        guard (slots[name] == nil) == (kind == .slotAdded) else {
            throw EntryError(
                clause: kind == .slotAdded
                    ? "adds \(text), a slot that there is"
                    : "names \(text), a slot there is none of")
        }
        guard kind == .slotAdded || slots[name]?.kind == slotKind else {
            throw EntryError(clause: "takes the slot \(text) for a \(word)")
        }
        switch kind {
        case .slotVerified: slots[name]?.verified = time
        case .slotRemoved:
            try keepOne(without: name)
            slots[name] = nil
            slotPins[name] = SlotPin(body["sealed"], of: name)
        default:
            let made = try madeSlot(body, slotKind, seq: seq, time: time)
            if made.verified == nil { try keepOne(without: name) }
            guard slots[name] != nil || slots.count < GateState.mostSlots else {
                throw EntryError(clause: "adds a slot beyond \(GateState.mostSlots)")
            }
            slots[name] = made
            slotPins[name] = SlotPin(body["sealed"], of: name)
        }
    }

    private func keepOne(without name: SlotName) throws(EntryError) {
        guard !isLastVerified(name) else {
            throw EntryError(
                clause: "takes \(name.text) away, the last slot that was seen to open the vault")
        }
    }

    private func madeSlot(
        _ body: JSONObject, _ kind: SlotKind, seq: UInt64, time: Moment
    ) throws(EntryError) -> SlotRecord {
        var shares: ShareCount?
        if case .string(let text)? = body["shares"] { shares = ShareCount(text) }
        guard (shares != nil) == (kind == .shares) else {
            throw EntryError(clause: "does not say how many of how many shares it takes")
        }
        return SlotRecord(
            kind: kind, shares: shares, entry: seq,
            verified: body["verified"] == true ? time : nil)
    }
}
