/// Where a sealed blob stands; it opens there and nowhere else.
public struct Place: Hashable, Sendable {
    /// The 16 bytes that name the vault.
    public let vault: [UInt8]
    /// The table of the row.
    public let table: String
    /// The row's id.
    public let id: [UInt8]
    /// The row's version.
    public let version: UInt64
    /// The class of what is sealed.
    public let secretClass: SecretClass

    /// Names a place.
    public init(
        vault: [UInt8], table: String, id: [UInt8], version: UInt64, secretClass: SecretClass
    ) {
        self.vault = vault
        self.table = table
        self.id = id
        self.version = version
        self.secretClass = secretClass
    }

    /// The bytes the cipher authenticates beside the ciphertext.
    ///
    /// `layer` keeps the wrapped key of a record from being taken for its value, and `extra` carries
    /// what else the layer depends on: a slot's Argon2id parameters and salt.
    func bound(layer: SealLayer, keyID: UInt32, extra: [UInt8]) -> [UInt8] {
        var packed = PackedBytes(domain: "bursar-aad/v1")
        packed.append(prefixed: vault)
        packed.append(prefixed: Array(table.utf8))
        packed.append(prefixed: id)
        packed.append(version)
        packed.append(secretClass.rawValue)
        packed.append(layer.rawValue)
        packed.append(keyID)
        packed.append(prefixed: extra)
        return packed.bytes
    }
}
