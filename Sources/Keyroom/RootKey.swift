/// The root of the hierarchy: random, never derived, open only while the vault is being unsealed.
///
/// Slots wrap it under a passphrase's key; it wraps the terms. Held no longer than that.
public struct RootKey: ~Copyable {
    private let key: SecretBytes
    private static let number: UInt32 = 1

    /// Draws a fresh root key.
    public init() throws(SecretError) { key = try SecretBytes.random(Sealer.keyLength) }

    /// Opens the slot's blob with the key of a passphrase; `extra` must be what it was wrapped with.
    public init(
        wrapped: [UInt8], by slotKey: borrowing SecretBytes, at place: Place, extra: [UInt8]
    ) throws(SealError) {
        let opened = try Sealer.open(
            wrapped[...],
            bound: place.bound(layer: .root, keyID: RootKey.number, extra: extra), key: slotKey)
        key = opened
    }

    /// Wraps itself for a slot, bound to its Argon2id parameters by `extra`.
    public borrowing func wrapped(
        by slotKey: borrowing SecretBytes, at place: Place, extra: [UInt8]
    ) throws(SecretError) -> [UInt8] {
        try Sealer.seal(
            key, keyID: RootKey.number,
            bound: place.bound(layer: .root, keyID: RootKey.number, extra: extra), key: slotKey)
    }

    /// Whether two root keys are the same, in constant time.
    public borrowing func equals(_ other: borrowing RootKey) -> Bool { key.equals(other.key) }

    /// Draws a class's term: its keyring, and the blob for the row at `place`.
    public borrowing func makeTerm(
        _ number: UInt32, at place: Place
    ) throws(SecretError) -> (keyring: Keyring, blob: [UInt8]) {
        let term = try SecretBytes.random(Sealer.keyLength)
        let blob = try Sealer.seal(
            term, keyID: RootKey.number, bound: termBound(number, place), key: key)
        let keyring = Keyring(
            vault: place.vault, secretClass: place.secretClass, term: number, key: term)
        return (keyring, blob)
    }

    /// Opens a class's term.
    public borrowing func openTerm(
        _ number: UInt32, _ blob: [UInt8], at place: Place
    ) throws(SealError) -> Keyring {
        let term = try Sealer.open(blob[...], bound: termBound(number, place), key: key)
        guard term.count == Sealer.keyLength else { throw .misshapen }
        return Keyring(
            vault: place.vault, secretClass: place.secretClass, term: number, key: term)
    }

    /// Wraps a term under another root key, for the row's next version.
    public borrowing func rewrap(
        _ number: UInt32, _ blob: [UInt8], at place: Place, under other: borrowing RootKey,
        at next: Place
    ) throws(SealError) -> [UInt8] {
        let term = try Sealer.open(blob[...], bound: termBound(number, place), key: key)
        return try SecretError.wrapped(as: SealError.memory) { () throws(SecretError) in
            try Sealer.seal(
                term, keyID: RootKey.number, bound: other.termBound(number, next), key: other.key)
        }
    }

    private borrowing func termBound(_ number: UInt32, _ place: Place) -> [UInt8] {
        var extra = PackedBytes(domain: "term")
        extra.append(number)
        return place.bound(layer: .term, keyID: RootKey.number, extra: extra.bytes)
    }
}
