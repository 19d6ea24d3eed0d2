// A rotation changes the wrapping of a record's data key and nothing else: 32 bytes are sealed anew, and the
// value, which the data key seals at the same place, stays as it is.
extension Keyring {
    /// The number of the term that seals.
    public var term: UInt32 { newest.number }

    /// This keyring and a newer one of the class: the newer one's term seals, and all open.
    public func joined(by newer: Keyring) -> Keyring {
        Keyring(
            vault: vault, secretClass: secretClass,
            terms: terms.merging(newer.terms) { _, new in new }, newest: newer.newest)
    }

    /// This keyring with the newest term alone; the pages of the others are wiped when the last holder lets go.
    public var newestAlone: Keyring {
        Keyring(
            vault: vault, secretClass: secretClass, terms: [newest.number: newest], newest: newest)
    }

    /// Whether a blob names the newest term; what is no blob does not.
    public func isUnderNewest(_ blob: [UInt8]) -> Bool {
        (try? parts(of: blob))?.term.number == newest.number
    }

    /// The blob with its data key wrapped under the newest term; nil where it is so already.
    ///
    /// What is returned was opened again, to the same data key.
    /// - Throws: ``SealError`` where the blob is none of this keyring's at this place.
    public func rewrapped(
        _ blob: [UInt8], table: String, id: [UInt8], version: UInt64, on bench: inout RewrapBench
    ) throws(SealError) -> [UInt8]? {
        let parts = try parts(of: blob)
        guard parts.term.number != newest.number else { return nil }
        defer { bench.clear() }
        let place = place(table: table, id: id, version: version)
        guard
            Sealer.open(
                parts.wrapped,
                bound: place.bound(layer: .dataKey, keyID: parts.term.number, extra: []),
                key: parts.term.key, into: &bench.dataKey, okm: &bench.okm)
        else { throw .wrongKeyOrPlace }
        let bound = place.bound(layer: .dataKey, keyID: newest.number, extra: [])
        let wrapped = Sealer.seal(
            bench.dataKey, keyID: newest.number, bound: bound, key: newest.key, okm: &bench.okm)
        guard
            Sealer.open(
                wrapped[...], bound: bound, key: newest.key, into: &bench.again, okm: &bench.okm),
            bench.again.equals(bench.dataKey)
        else { throw .wrongKeyOrPlace }
        return [Keyring.format] + wrapped + parts.sealed
    }
}
