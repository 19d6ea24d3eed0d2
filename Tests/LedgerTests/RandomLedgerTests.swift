import Foundation
import Ledger
import Terms
import Testing

/// What a ledger should hold, kept in the plainest way.
private struct Model {
    var entries: [[UInt8]] = []
    var rows: [RowTable: [[UInt8]: Row]] = [:]
    var blobs: [Digest32: [UInt8]] = [:]
    var signedSize = 0
}

@Suite struct `A ledger under random use` {
    private let log = TestLog()

    @Test(arguments: 0..<6)
    func `holds what a plain model holds, over every reopening`(round: Int) throws {
        let scratch = try Scratch()
        var model = Model()
        var ledger = try Ledger.create(scratch.files)
        for _ in 0..<60 {
            try step(ledger, &model)
            guard Int.random(in: 0..<8) == 0 else { continue }
            ledger.close()
            ledger = try Ledger.open(scratch.files)
            guard model.signedSize > 0 else {
                #expect(throws: LedgerFinding.checkpointMissing) {
                    try ledger.check(under: log.key)
                }
                // Never signed, so never to be signed by this process: start anew.
                try? FileManager.default.removeItem(atPath: scratch.files.database)
                ledger.close()
                return
            }
            let tail = try ledger.check(under: log.key)
            #expect(tail == UInt64(model.entries.count - model.signedSize))
        }
        try compare(ledger, model, scratch)
    }

    private func step(_ ledger: Ledger, _ model: inout Model) throws {
        for _ in 0..<Int.random(in: 0...5) {
            let bytes = entry(UInt64(model.entries.count))
            #expect(try ledger.append(bytes).seq == UInt64(model.entries.count))
            model.entries.append(bytes)
        }
        for _ in 0..<Int.random(in: 0...3) {
            guard let table = RowTable.allCases.randomElement() else { return }
            let id = [UInt8.random(in: 0...3)]
            if Bool.random() {
                let row = Row(
                    table: table, id: id, version: .random(in: 0...9),
                    value: [.random(in: 0...255)], mac: [])
                ledger.stage(row: row)
                model.rows[table, default: [:]][id] = row
            } else {
                ledger.stage(removing: id, from: table)
                model.rows[table]?[id] = nil
            }
        }
        let blob = [UInt8](repeating: .random(in: 0...7), count: .random(in: 0...3))
        model.blobs[ledger.stage(blob: blob)] = blob
        let signs = !model.entries.isEmpty && Int.random(in: 0..<3) > 0
        try ledger.committed(by: signs ? log : nil)
        if signs { model.signedSize = model.entries.count }
    }

    private func compare(_ ledger: Ledger, _ model: Model, _ scratch: Scratch) throws {
        let reader = try LedgerReader(scratch.files)
        #expect(try reader.entries(from: 0, limit: 10_000) == model.entries)
        #expect(try reader.count() == UInt64(model.entries.count))
        for table in RowTable.allCases {
            let rows = try reader.rows(table)
            #expect(Set(rows) == Set((model.rows[table] ?? [:]).values))
        }
        for (hash, bytes) in model.blobs { #expect(try reader.blob(hash) == bytes) }
        for seq in model.entries.indices {
            let receipt = ledger.receipt(for: UInt64(seq))
            #expect((receipt != nil) == (seq < model.signedSize))
            guard let receipt else { continue }
            let leaf = MerkleHash.leaf(model.entries[seq])
            try TLogProof(receipt).verify(leaf: leaf, signedBy: log.key)
        }
    }
}

@Suite struct `A log with any one byte changed` {
    @Test func `is never verified`() throws {
        let lines = (UInt64(0)..<4).map { entry($0) }
        var tree = MerkleTree()
        for line in lines { tree.append(leaf: MerkleHash.leaf(line)) }
        let checkpoint = Checkpoint(origin: "x", size: 4, root: tree.root)
        for line in lines.indices {
            for place in lines[line].indices {
                var changed = lines
                changed[line][place] ^= UInt8.random(in: 1...255)
                #expect(throws: LogFinding.self) {
                    var verifier = LogVerifier()
                    try verifier.expect(checkpoint)
                    for entry in changed { try verifier.add(entry) }
                    _ = try verifier.finish()
                }
            }
        }
    }
}
