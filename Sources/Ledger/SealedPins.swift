public import JSON

/// How entries pin the sealed rows they were written with: table, id, version and SHA-256.
public enum SealedPins {
    /// The `sealed` member for rows written with an entry.
    public static func json(of rows: [Row]) -> JSON {
        .array(rows.map { Pin(of: $0).json })
    }
}
