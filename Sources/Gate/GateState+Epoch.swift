import JSON
import Terms

extension GateState {
    /// Begins another epoch: an older copy of the vault was put back, and an admin says so.
    ///
    /// What the lost entries spent nobody knows. So all is frozen, and every window that had begun counts as
    /// spent.
    mutating func foldEpoch(_ body: JSONObject, seq: UInt64, at time: Moment) throws(EntryError) {
        guard GateState.hasReason(body) else {
            throw EntryError(clause: "begins an epoch without a reason")
        }
        try putInForce(body, seq: seq)
        restored = time
        frozen.vault = true
    }

    /// Whether what was spent in `window` may be in entries that are lost.
    func isInDoubt(_ window: Window) -> Bool { restored.map { window.start <= $0 } ?? false }
}
