extension Keyring {
    /// The only table whose contents leave the room as bytes: what opens committed fields is no key.
    private static let table = "openings"

    /// Seals what opens a committed field.
    public func sealOpening(_ bytes: [UInt8], id: [UInt8], version: UInt64) throws(SecretError)
        -> [UInt8]
    {
        try unsafe seal(
            SecretBytes(copying: bytes.span.bytes), table: Keyring.table, id: id, version: version)
    }

    /// Opens such a blob; a key's blob does not open here, since its place names another table.
    public func openOpening(_ blob: [UInt8], id: [UInt8], version: UInt64) throws(SealError)
        -> [UInt8]
    {
        let secret = try open(blob, table: Keyring.table, id: id, version: version)
        return unsafe [UInt8](
            UnsafeBufferPointer(start: secret.address, count: secret.count))
    }
}
