public import Ledger

/// What is public about a vault; readable while it is sealed, and proven once it is unsealed.
public struct VaultFacts: Hashable, Sendable {
    /// The 16 random bytes that name the vault.
    public let id: [UInt8]
    /// Whether it was made for development, which nothing takes back.
    public let development: Bool
    /// The Ed25519 key that checkpoints are verified with, 32 bytes.
    public let logPublicKey: [UInt8]

    private static let format: UInt8 = 1

    init(id: [UInt8], development: Bool, logPublicKey: [UInt8]) {
        self.id = id
        self.development = development
        self.logPublicKey = logPublicKey
    }

    /// Reads the `vault` row of `meta`; nil for any other row, and for one that is not of the form.
    public init?(_ row: Row) {
        guard row.table == .meta, row.name == RowName.vault, row.value.count == 50,
            row.value[0] == VaultFacts.format, row.value[17] <= 1
        else { return nil }
        id = Array(row.value[1..<17])
        development = row.value[17] == 1
        logPublicKey = Array(row.value[18...])
    }

    var bytes: [UInt8] { [VaultFacts.format] + id + [development ? 1 : 0] + logPublicKey }
}
