import Terms

/// A snapshot that an entry names, and the state that the entries before it give.
///
/// To write the state down takes as long as folding thousands of entries, and no entry waits for it: so an auditor may
/// hold the one to the other on a thread of its own.
package struct SnapshotProof: Sendable {
    let named: SnapshotDigest
    let state: GateState

    /// How many charges and payments are in it: what folding changes of them meanwhile is there twice.
    package var size: Int { state.books.log.lines.count + state.open.count + state.past.count }

    /// Throws where the entry names the hash and the size of another state.
    package func check() throws(EntryError) {
        let own = state.snapshotDigest()
        guard own == named else {
            throw EntryError(
                clause: "names a snapshot of \(named.size) bytes with the hash \(named.hash.hex), "
                    + "the entries before it give one of \(own.size) with \(own.hash.hex)")
        }
    }
}
