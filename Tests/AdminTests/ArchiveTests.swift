@testable import Admin
import Digests
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The archive` {
    @Test func `gives entries exactly as they were hashed, one a line`() throws {
        let (premises, _) = try Premises.ready()
        let archive = premises.office.archive
        let all = try premises.entries()
        #expect(try archive.entries(from: 0, limit: 1_000) == all.flatMap { $0.bytes + [10] })
        #expect(try archive.entries(from: 2, limit: 1) == all[2].bytes + [10])
        #expect(try archive.entries(from: UInt64(all.count), limit: 5) == [])
        #expect(try archive.entries(from: .max, limit: 5) == [])
        for limit: UInt64 in [0, 1_001, .max] {
            #expect(throws: ArchiveError.malformed("limit must be 1…1000")) {
                try archive.entries(from: 0, limit: limit)
            }
        }
    }

    @Test func `proves every entry and every growth, and nothing beyond what is durable`() throws {
        let (premises, _) = try Premises.ready()
        let (ledger, archive) = (premises.ledger, premises.office.archive)
        let size = ledger.durableSize
        func told(_ proof: [Digest32]?) -> JSONObject {
            JSONObject([
                ("hashes", .array((proof ?? []).map { .string(Base64.encode($0.bytes)) }))
            ])
        }
        for index in 0..<size {
            #expect(
                try archive.inclusion(index: index, size: size)
                    == told(try ledger.inclusionProof(of: index, at: size)))
            #expect(
                try archive.consistency(from: index + 1, to: size)
                    == told(try ledger.consistencyProof(from: index + 1, to: size)))
        }
        _ = try premises.office.setRate(Premises.rate(), by: Premises.admin)
        for (index, total) in [
            (size, size), (0, 0), (0, size + 1), (size, size + 1), (.max, .max),
        ] as [(UInt64, UInt64)] {
            #expect(throws: ArchiveError.self) { try archive.inclusion(index: index, size: total) }
        }
        for (from, to) in [
            (0, size), (0, 0), (2, 1), (1, size + 1), (.max, .max),
        ] as [(UInt64, UInt64)] {
            #expect(throws: ArchiveError.self) { try archive.consistency(from: from, to: to) }
        }
    }

    @Test func `gives the bytes that an entry names by their hash, once they are durable`() throws {
        let (premises, _) = try Premises.ready()
        let archive = premises.office.archive
        let hash = premises.ledger.stage(blob: [1, 2, 3])
        #expect(throws: ArchiveError.absent) { try archive.blob(hash.hex) }
        _ = try premises.office.setRate(Premises.rate(), by: Premises.admin)
        try premises.settle()
        #expect(try archive.blob(hash.hex) == [1, 2, 3])
        for text in [
            "", "ab", hash.hex.uppercased(), hash.hex + "00", "../key", SHA256.hash([]).hex,
        ] {
            #expect(throws: ArchiveError.absent) { try archive.blob(text) }
        }
    }

    @Test func `has the last signed checkpoint, under the key it gives`() throws {
        let (premises, _) = try Premises.ready()
        let archive = premises.office.archive
        let key = try VerifierKey(archive.verifierKey)
        let checkpoint = try Checkpoint(note: try archive.checkpoint(), signedBy: key)
        #expect(checkpoint.size == premises.ledger.durableSize)
        #expect(checkpoint.root == premises.ledger.durableRoot)
    }

    @Test func `of a log nobody signed yet has no checkpoint`() throws {
        let place = try Place()
        let ledger = try Ledger.create(place.files)
        let archive = Archive(
            ledger: ledger, reader: try LedgerReader(place.files), verifierKey: "", keys: [])
        #expect(throws: ArchiveError.notYet) { try archive.checkpoint() }
        #expect(try archive.entries(from: 0, limit: 1) == [])
        ledger.close()
    }

    @Test func `names an entry that was edited while it is served, and gives none`() throws {
        let (premises, _) = try Premises.ready()
        let archive = premises.office.archive
        try premises.place.rewrite(3, "'blind'", "'blond'")
        let finding = "entry 3 was changed after the log was opened"
        #expect(throws: ArchiveError.damaged(finding)) {
            try archive.entries(from: 0, limit: 100)
        }
        #expect(try archive.entries(from: 4, limit: 1).isEmpty == false)
        try premises.place.run("DELETE FROM entries WHERE seq = 5")
        #expect(throws: ArchiveError.damaged("entry 5 is missing")) {
            try archive.entries(from: 4, limit: 2)
        }
    }

    @Test func `names bytes that were edited`() throws {
        let (premises, _) = try Premises.ready()
        let hash = premises.ledger.stage(blob: [1, 2, 3])
        _ = try premises.office.setRate(Premises.rate(), by: Premises.admin)
        try premises.settle()
        try premises.place.run("UPDATE blobs SET bytes = x'010204'")
        #expect(throws: ArchiveError.damaged("the bytes of blob \(hash.hex) were altered")) {
            try premises.office.archive.blob(hash.hex)
        }
    }
}
