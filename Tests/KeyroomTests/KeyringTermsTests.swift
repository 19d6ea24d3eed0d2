import Testing

@testable import Keyroom

@Suite struct `A keyring of several terms` {
    private let vault = [UInt8](repeating: 7, count: 16)

    private func ring(_ term: UInt32, _ secretClass: SecretClass = .api) throws -> Keyring {
        Keyring(
            vault: vault, secretClass: secretClass, term: term, key: try SecretBytes.random(32))
    }

    private func moved(
        _ ring: Keyring, _ blob: [UInt8], id: [UInt8] = [1], version: UInt64 = 2
    ) throws -> [UInt8]? {
        var bench = try RewrapBench()
        return try ring.rewrapped(blob, table: "records", id: id, version: version, on: &bench)
    }

    @Test func `opens what each sealed, and seals with the newest`() throws {
        let (old, new) = (try ring(1), try ring(2))
        let both = old.joined(by: new)
        #expect(both.term == 2)
        let value = try SecretBytes.random(40)
        for sealer in [old, new, both] {
            let blob = try sealer.seal(value, table: "records", id: [1], version: 2)
            let opened = try both.open(blob, table: "records", id: [1], version: 2)
            #expect(opened.revealed == value.revealed)
            #expect(both.isUnderNewest(blob) == (sealer !== old))
        }
        let late = try both.seal(value, table: "records", id: [1], version: 2)
        #expect(throws: SealError.unknownTerm(2)) {
            _ = try old.open(late, table: "records", id: [1], version: 2)
        }
    }

    @Test func `moves a row by its data key's wrapping alone`() throws {
        let (old, new) = (try ring(1), try ring(2))
        let both = old.joined(by: new)
        let value = try SecretBytes.random(300)
        let blob = try old.seal(value, table: "records", id: [1], version: 2)
        let after = try #require(try moved(both, blob))
        #expect(after.count == blob.count)
        let split = 1 + Keyring.wrappedLength
        #expect(after[split...] == blob[split...])
        #expect(after[..<split] != blob[..<split])
        let opened = try both.newestAlone.open(after, table: "records", id: [1], version: 2)
        #expect(opened.revealed == value.revealed)
        // The old term alone opens the old row, and the new one only the new.
        #expect(throws: SealError.unknownTerm(2)) {
            _ = try old.open(after, table: "records", id: [1], version: 2)
        }
        #expect(throws: SealError.unknownTerm(1)) {
            _ = try both.newestAlone.open(blob, table: "records", id: [1], version: 2)
        }
        #expect(try moved(both, after) == nil)
    }

    @Test func `moves nothing that was edited or stands elsewhere`() throws {
        let (old, new) = (try ring(1), try ring(2))
        let both = old.joined(by: new)
        let blob = try old.seal(SecretBytes.random(32), table: "records", id: [1], version: 2)
        #expect(throws: SealError.wrongKeyOrPlace) { _ = try moved(both, blob, id: [2]) }
        #expect(throws: SealError.wrongKeyOrPlace) { _ = try moved(both, blob, version: 3) }
        for position in 6..<(1 + Keyring.wrappedLength) {
            var edited = blob
            edited[position] ^= 1
            #expect(throws: SealError.self, "byte \(position)") { _ = try moved(both, edited) }
        }
        #expect(throws: SealError.misshapen) { _ = try moved(both, Array("destroyed".utf8)) }
        #expect(!both.isUnderNewest(Array("destroyed".utf8)))
        let other = try ring(3)
        #expect(throws: SealError.unknownTerm(1)) { _ = try moved(other, blob) }
    }

    @Test func `leaves its pages wiped`() throws {
        let (old, new) = (try ring(1), try ring(2))
        let both = old.joined(by: new)
        let blob = try old.seal(SecretBytes.random(32), table: "records", id: [1], version: 2)
        var bench = try RewrapBench()
        _ = try both.rewrapped(blob, table: "records", id: [1], version: 2, on: &bench)
        for page in [bench.dataKey.revealed, bench.again.revealed, bench.okm.revealed] {
            #expect(page.allSatisfy { $0 == 0 })
        }
    }
}
