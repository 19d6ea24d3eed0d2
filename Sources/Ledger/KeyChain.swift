/// The keys of a log in order, each handed over to the next, and which of them signs what.
public struct KeyChain: Hashable, Sendable {
    private let keys: [VerifierKey]
    private let handovers: [KeyHandover]

    /// Follows the hand-overs of a log from or to a key that is trusted.
    ///
    /// Earlier keys than that are taken from hand-overs that lie under its checkpoints. Throws
    /// ``NoteError/unsigned(by:)`` where the key is none of the log's.
    public init(trusting key: VerifierKey, _ handovers: [KeyHandover]) throws(NoteError) {
        keys = handovers.isEmpty ? [key] : [handovers[0].previous] + handovers.map(\.next)
        self.handovers = handovers
        guard keys.contains(key) else { throw .unsigned(by: key.name) }
    }

    /// The key in force at the log's end.
    public var newest: VerifierKey { keys[keys.count - 1] }

    /// Whether a key ever was the log's.
    public func contains(_ key: VerifierKey) -> Bool { keys.contains(key) }

    /// The key that signs a checkpoint of `size`: a hand-over's entry is under the next key's.
    public func key(at size: UInt64) -> VerifierKey {
        keys[handovers.prefix { $0.seq < size }.count]
    }

    /// Checks that the key which was in force signed a checkpoint.
    public func verify(_ note: SignedNote) throws(NoteError) {
        let checkpoint = try Checkpoint(body: note.text)
        let key = key(at: checkpoint.size)
        try note.verify(by: key)
        guard checkpoint.origin.utf8.elementsEqual(key.name.utf8) else {
            throw .otherOrigin(expected: key.name)
        }
    }
}
