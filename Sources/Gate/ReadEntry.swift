package import JSON

/// An entry with its decision read out of it: all of replaying that needs no state.
///
/// Reading is a good part of what replaying takes, and no two entries have to wait for each other: it may
/// be done on any thread, ahead of the gate that takes them in order.
package struct ReadEntry: Sendable {
    /// The entry.
    package let entry: Entry
    /// Its decision; nil for other kinds.
    let decided: Result<DecidedPayment.Stored, EntryError>?

    /// Reads an entry's members.
    ///
    /// - Throws: ``EntryError`` where the envelope is not of its form; what is wrong with a decision is said
    ///   when it is replayed.
    package init(_ members: JSONObject) throws(EntryError) {
        entry = try Entry(members)
        let entry = entry
        decided =
            entry.kind == DecidedPayment.kind
            ? Result { () throws(EntryError) in try DecidedPayment.Stored(entry) } : nil
    }
}
