import JSON

extension GateState {
    /// The verifier key in force; nil before the first entry.
    public var verifierKey: String? { logKeys.last?.verifierKey }

    /// Puts the first key in force.
    mutating func foldFirstKey(_ body: JSONObject) {
        if case .string(let key)? = body["verifier_key"] {
            logKeys = [LogKeyTerm(verifierKey: key, entry: 0)]
        }
    }

    /// Puts the next key in force, if it was handed over by the one that is.
    ///
    /// The signatures are over the tree, which is not the gate's to see: whoever verifies the log
    /// checks them.
    mutating func foldRotation(_ body: JSONObject, seq: UInt64) throws(EntryError) {
        // Other keys may rotate in later releases, and change nothing here.
        guard body["key"] == .string(Event.logKey) else { return }
        try putInForce(body, seq: seq)
    }

    /// Puts the key in force that a hand-over names, if it is by the one that is.
    mutating func putInForce(_ body: JSONObject, seq: UInt64) throws(EntryError) {
        guard case .string(let previous)? = body["previous"],
            case .string(let next)? = body["verifier_key"]
        else { throw EntryError(clause: "does not name the keys that it rotates") }
        guard previous == verifierKey else {
            throw EntryError(clause: "hands the log over from a key that is not in force")
        }
        guard !logKeys.contains(where: { $0.verifierKey == next }) else {
            throw EntryError(clause: "puts a key in force that was before")
        }
        let lost: String? = if case .string(let note)? = body["checkpoint"] { note } else { nil }
        logKeys.append(LogKeyTerm(verifierKey: next, entry: seq, lost: lost))
    }
}
