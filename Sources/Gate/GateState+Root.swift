import JSON
import Terms

extension GateState {
    /// A new root key: the slots that are kept were opened for it, and every other is gone.
    mutating func foldRoot(_ body: JSONObject, time: Moment) throws(EntryError) {
        let kept = try GateState.names(body["slots"])
        let removed = try GateState.names(body["removed"])
        guard !kept.isEmpty, Set(kept).count == kept.count,
            Set(kept).isDisjoint(with: removed),
            kept.count + removed.count == slots.count,
            Set(kept + removed) == Set(slots.keys)
        else {
            throw EntryError(clause: "does not say of every slot whether it opens the new root key")
        }
        for name in kept { slots[name]?.verified = time }
        for name in removed { slots[name] = nil }
        for name in kept + removed { slotPins[name] = SlotPin(body["sealed"], of: name) }
    }

    private static func names(_ json: JSON?) throws(EntryError) -> [SlotName] {
        guard case .array(let list)? = json else {
            throw EntryError(clause: "does not name the slots of the new root key")
        }
        var names: [SlotName] = []
        for element in list {
            guard case .string(let text) = element, let name = SlotName(text) else {
                throw EntryError(clause: "names a slot that is none")
            }
            names.append(name)
        }
        return names
    }
}
