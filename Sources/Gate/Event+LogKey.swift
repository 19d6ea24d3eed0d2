public import JSON

extension Event {
    /// What `key.rotated` says of the key that signs the log; there may be rotations of others.
    static let logKey = "log"

    /// The log's key handed over to the next.
    ///
    /// - Parameters:
    ///   - previous: the C2SP verifier key that was in force.
    ///   - next: the one that is from here on.
    ///   - signatures: Ed25519 by both over the hand-over's statement, base64.
    ///   - sealed: the pins of the rows that hold the new key.
    public static func logKeyRotated(
        from previous: String, to next: String, signatures: (previous: String, next: String),
        reason: String, sealed: JSON
    ) -> Event {
        Event(
            .keyRotated,
            [
                ("key", .string(logKey)), ("previous", .string(previous)),
                ("verifier_key", .string(next)),
                (
                    "signatures",
                    [
                        "previous": .string(signatures.previous),
                        "next": .string(signatures.next),
                    ]
                ),
                ("reason", .string(reason)), ("sealed", sealed),
            ])
    }

    /// An older copy of the vault was put back, and goes on as another log under another key.
    ///
    /// - Parameters:
    ///   - previous: the verifier key that was in force; its name is the origin that ends here.
    ///   - next: the one from here on; its name is the origin of the new epoch.
    ///   - signatures: Ed25519 by both over the hand-over's statement, base64.
    ///   - known: the highest checkpoint of the epoch before that is known, a C2SP note.
    ///   - sealed: the pins of the rows that hold the new key.
    public static func epochBegun(
        from previous: String, to next: String, signatures: (previous: String, next: String),
        known: String?, reason: String, sealed: JSON
    ) -> Event {
        Event(
            .epochBegun,
            [
                ("previous", .string(previous)), ("verifier_key", .string(next)),
                (
                    "signatures",
                    [
                        "previous": .string(signatures.previous),
                        "next": .string(signatures.next),
                    ]
                ),
                ("checkpoint", known.map { .string($0) } ?? .null),
                ("reason", .string(reason)), ("sealed", sealed),
            ])
    }
}
