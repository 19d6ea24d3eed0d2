public import Ledger
public import Terms

/// Where the rows of a class stand: a table, and the ids between two, both left out.
public struct KeyringRange: Hashable, Sendable {
    /// The table.
    public let table: RowTable
    /// Less than every id.
    public let low: [UInt8]
    /// Above every id.
    public let high: [UInt8]

    private init(_ table: RowTable, prefix: String) {
        self.table = table
        low = Array(prefix.utf8)
        // Every prefix ends in a slash: what begins with it is below the same with the next character.
        high = low.dropLast() + [UInt8(ascii: "/") + 1]
    }

    private init(all table: RowTable) {
        self.table = table
        low = []
        high = [UInt8](repeating: .max, count: 64)
    }

    /// The ranges that have all rows of a class, and perhaps some of others.
    public static func of(_ keyring: KeyringName) -> [KeyringRange] {
        switch keyring {
        case .wallet: [KeyringRange(.records, prefix: "wallet/")]
        // This release keeps no cards.
        case .card: []
        case .api: [KeyringRange(.records, prefix: "secret/")]
        case .meta:
            ["index/", "label/", "log/", "mac/", "wallet/"].map {
                KeyringRange(.records, prefix: $0)
            } + [KeyringRange(all: .openings)]
        }
    }
}
