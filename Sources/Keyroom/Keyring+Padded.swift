extension Keyring {
    /// What the ids of rows whose contents leave the room as bytes begin with: names of secrets are no keys.
    public static let labelPrefix = "label/"

    /// Seals a value at a padded length; ``openPadded(_:table:id:version:)`` alone opens it.
    ///
    /// - Throws: ``SecretError``.
    public func sealPadded(
        _ value: borrowing SecretBytes, table: String, id: [UInt8], version: UInt64
    ) throws(SecretError) -> [UInt8] {
        try seal(value.padded(), table: table, id: id, version: version)
    }

    /// Opens what ``sealPadded(_:table:id:version:)`` made for the same place.
    public func openPadded(
        _ blob: [UInt8], table: String, id: [UInt8], version: UInt64
    ) throws(SealError) -> SecretBytes {
        let padded = try open(blob, table: table, id: id, version: version)
        let plain = try SecretError.wrapped(as: SealError.memory) { () throws(SecretError) in
            try padded.unpadded()
        }
        guard let plain else { throw .misshapen }
        return plain
    }

    /// Seals a label at a padded length; its id must begin with ``labelPrefix``.
    ///
    /// - Throws: ``SecretError``.
    public func sealLabel(
        _ bytes: [UInt8], table: String, id: [UInt8], version: UInt64
    ) throws(SecretError) -> [UInt8] {
        precondition(id.starts(with: Keyring.labelPrefix.utf8), "a label has a label's id")
        return try unsafe sealPadded(
            SecretBytes(copying: bytes.span.bytes), table: table, id: id, version: version)
    }

    /// Opens a label; no key opens here, since its place has an id of another kind.
    public func openLabel(
        _ blob: [UInt8], table: String, id: [UInt8], version: UInt64
    ) throws(SealError) -> [UInt8] {
        guard id.starts(with: Keyring.labelPrefix.utf8) else { throw .wrongKeyOrPlace }
        let secret = try openPadded(blob, table: table, id: id, version: version)
        return unsafe [UInt8](UnsafeBufferPointer(start: secret.address, count: secret.count))
    }
}
