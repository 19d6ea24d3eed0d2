/// The terms of one class of secrets: seals and opens that class's records, and no other's.
///
/// A record's value is sealed under a data key of its own, and that key under the newest term. The
/// blob is `0x01 || wrapped data key 109 || sealed value`, each part as ``Sealer`` has it.
public final class Keyring: Sendable {
    /// The class.
    public let secretClass: SecretClass
    /// The 16 bytes that name the vault.
    public let vault: [UInt8]
    let terms: [UInt32: KeyTerm]
    let newest: KeyTerm

    static let format: UInt8 = 1
    static let wrappedLength = Sealer.overhead + Sealer.keyLength

    /// Takes the first term of a class.
    public init(
        vault: [UInt8], secretClass: SecretClass, term: UInt32, key: consuming SecretBytes
    ) {
        self.vault = vault
        self.secretClass = secretClass
        newest = KeyTerm(number: term, key: key)
        terms = [term: newest]
    }

    init(vault: [UInt8], secretClass: SecretClass, terms: [UInt32: KeyTerm], newest: KeyTerm) {
        self.vault = vault
        self.secretClass = secretClass
        self.terms = terms
        self.newest = newest
    }

    /// Seals a value for the place a row has.
    ///
    /// - Throws: ``SecretError``.
    public func seal(
        _ value: borrowing SecretBytes, table: String, id: [UInt8], version: UInt64
    ) throws(SecretError) -> [UInt8] {
        let place = place(table: table, id: id, version: version)
        let dataKey = try SecretBytes.random(Sealer.keyLength)
        let wrapped = try Sealer.seal(
            dataKey, keyID: newest.number,
            bound: place.bound(layer: .dataKey, keyID: newest.number, extra: []), key: newest.key)
        let sealed = try Sealer.seal(
            value, keyID: 0, bound: place.bound(layer: .value, keyID: 0, extra: []), key: dataKey)
        return [Keyring.format] + wrapped + sealed
    }

    /// Opens what ``seal(_:table:id:version:)`` made for the same place.
    public func open(
        _ blob: [UInt8], table: String, id: [UInt8], version: UInt64
    ) throws(SealError) -> SecretBytes {
        let parts = try parts(of: blob)
        let place = place(table: table, id: id, version: version)
        let dataKey = try Sealer.open(
            parts.wrapped, bound: place.bound(layer: .dataKey, keyID: parts.term.number, extra: []),
            key: parts.term.key)
        return try Sealer.open(
            parts.sealed, bound: place.bound(layer: .value, keyID: 0, extra: []), key: dataKey)
    }

    /// Opens a 32-byte key on a bench, without taking memory: the path every payment goes.
    func open(_ record: SealedRecord, on bench: inout Bench) throws(SealError) {
        let parts = try parts(of: record.blob)
        let place = place(table: record.table, id: record.id, version: record.version)
        guard
            Sealer.open(
                parts.wrapped,
                bound: place.bound(layer: .dataKey, keyID: parts.term.number, extra: []),
                key: parts.term.key, into: &bench.dataKey, okm: &bench.okm),
            Sealer.open(
                parts.sealed, bound: place.bound(layer: .value, keyID: 0, extra: []),
                key: bench.dataKey, into: &bench.key, okm: &bench.okm)
        else { throw .wrongKeyOrPlace }
    }

    func place(table: String, id: [UInt8], version: UInt64) -> Place {
        Place(vault: vault, table: table, id: id, version: version, secretClass: secretClass)
    }

    struct Parts {
        let term: KeyTerm
        let wrapped: ArraySlice<UInt8>
        let sealed: ArraySlice<UInt8>
    }

    func parts(of blob: [UInt8]) throws(SealError) -> Parts {
        let wrapped = blob.dropFirst().prefix(Keyring.wrappedLength)
        guard blob.first == Keyring.format, wrapped.count == Keyring.wrappedLength,
            let number = Sealer.keyID(wrapped)
        else { throw .misshapen }
        guard let term = terms[number] else { throw .unknownTerm(number) }
        return Parts(
            term: term, wrapped: wrapped, sealed: blob.dropFirst(1 + Keyring.wrappedLength))
    }
}
