import Gate
import JSON
import Ledger
import Terms
import Vault

extension Office {
    /// Every slot is kept, by what opens it, or is told to go: no slot is dropped by being forgotten.
    func checkRoot(_ kept: [SlotName], _ dropsOthers: Bool) throws(OfficeError) {
        let slots = journal.gate.state.slots
        guard Set(kept).count == kept.count, !kept.isEmpty else {
            throw .malformed(FieldError(path: "slots", clause: "must name slots, each once"))
        }
        guard kept.allSatisfy({ slots[$0] != nil }) else { throw .notFound }
        let left = slots.keys.filter { !kept.contains($0) }.sorted()
        guard left.isEmpty || dropsOthers else {
            throw .refused(
                rule: "root.slots-left",
                detail:
                    "a new root key can't be wrapped for \(left.map(\.text).joined(separator: ", "))"
                    + " without what opens them",
                hint: "give what opens them along, or remove them with --drop-others")
        }
    }

    /// Records a new root key: its entry, the slots' rows and the terms' in one transaction.
    ///
    /// The terms are the same keys as before, so that what is open stays open.
    func record(
        newRoot rows: [Row], _ kept: [SlotName], _ reason: String, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let dropped = journal.gate.state.slots.keys.filter { !kept.contains($0) }.sorted()
        try write(
            .rootRotated(
                keeping: kept, dropping: dropped, reason: reason,
                sealed: SealedPins.json(of: rows)), rows, by: actor)
        for slot in dropped { sessions.end(of: slot) }
        return JSONObject([
            ("slots", .array(kept.map { .string($0.text) })),
            ("removed", .array(dropped.map { .string($0.text) })),
        ])
    }
}
