import Terms
import Testing

@testable import Keyroom

@Suite struct `A keyring shows a secret` {
    private let vault = [UInt8](repeating: 7, count: 16)

    private func ring(_ secretClass: SecretClass) throws -> Keyring {
        Keyring(
            vault: vault, secretClass: secretClass, term: 1, key: try SecretBytes.random(32))
    }

    private func entry(_ seq: UInt64) throws -> EntryID {
        EntryID(seq: seq, leaf: try #require(Digest32([UInt8](repeating: 3, count: 32))))
    }

    private func record(
        _ ring: Keyring, _ bytes: [UInt8], id: [UInt8] = [1]
    ) throws -> SealedRecord {
        SealedRecord(
            table: "records", id: id, version: 1,
            blob: try ring.sealPadded(
                SecretBytes(bytes: bytes), table: "records", id: id, version: 1))
    }

    private func shown(
        _ ring: Keyring, _ record: SealedRecord, _ entry: EntryID, _ proof: TestProof
    ) throws -> [UInt8] {
        try ring.reveal(record, entry: entry, durable: proof) { span in
            unsafe span.withUnsafeBytes { unsafe Array($0) }
        }
    }

    @Test func `against proof that the entry which says so is durable`() throws {
        let ring = try ring(.api)
        let record = try record(ring, [1, 2, 3])
        let entry = try entry(5)
        #expect(try shown(ring, record, entry, TestProof(covers: true)) == [1, 2, 3])
        #expect(throws: RevealError.notDurable(entry)) {
            _ = try shown(ring, record, entry, TestProof(covers: false))
        }
    }

    @Test(arguments: [SecretClass.wallet, .card, .meta])
    func `of no class but api, with any proof`(secretClass: SecretClass) throws {
        let ring = try ring(secretClass)
        let record = try record(ring, [1])
        let entry = try entry(5)
        #expect(throws: RevealError.neverShown(secretClass)) {
            _ = try shown(ring, record, entry, TestProof(covers: true))
        }
    }

    @Test func `where it was put and nowhere else`() throws {
        let ring = try ring(.api)
        let mine = try record(ring, [1])
        let entry = try entry(5)
        let moved = SealedRecord(table: "records", id: [2], version: 1, blob: mine.blob)
        #expect(throws: RevealError.sealed(.wrongKeyOrPlace)) {
            _ = try shown(ring, moved, entry, TestProof(covers: true))
        }
        // A value that is sealed as keys are has no padding: it is none of these.
        let key = SealedRecord(
            table: "records", id: [1], version: 1,
            blob: try ring.seal(
                SecretBytes.random(32), table: "records", id: [1], version: 1))
        #expect(throws: RevealError.sealed(.misshapen)) {
            _ = try shown(ring, key, entry, TestProof(covers: true))
        }
    }

    @Test func `and names of secrets, and nothing that has another id`() throws {
        let ring = try ring(.meta)
        let id = Array("label/ab".utf8)
        let blob = try ring.sealLabel([4, 5], table: "records", id: id, version: 2)
        #expect(try ring.openLabel(blob, table: "records", id: id, version: 2) == [4, 5])
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try ring.openLabel(blob, table: "records", id: id, version: 1)
        }
        let seed = Array("log/seed".utf8)
        let key = try ring.sealPadded(
            SecretBytes.random(32), table: "records", id: seed, version: 1)
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try ring.openLabel(key, table: "records", id: seed, version: 1)
        }
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try ring.openLabel(key, table: "records", id: id, version: 1)
        }
    }
}
