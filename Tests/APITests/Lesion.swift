import Testing

/// One change to one place of a stopped vault's database.
struct Lesion: CustomStringConvertible {
    /// What is done to the place.
    enum Kind: String, CaseIterable {
        case edited, cut, retyped, swapped, rolledBack = "rolled back", shifted, removed
        case rowRolledBack = "rolled back whole"
    }

    let table: String
    let column: String
    let kind: Kind
    /// The row's primary key, as SQL.
    let row: String
    let statements: [String]

    var description: String { "\(table).\(column) of \(row) \(kind.rawValue)" }
}
