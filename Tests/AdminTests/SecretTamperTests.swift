import Admin
import Foundation
import JSON
import Ledger
import Terms
import Testing
import Wire

extension Premises {
    static func contents(of file: String) throws -> Data {
        try Data(contentsOf: URL(filePath: file))
    }
}

/// What somebody does to a secret's rows while no daemon runs.
@Suite struct `A secret's row` {
    private func row(_ premises: Premises, _ prefix: String) throws -> Row {
        try #require(
            try premises.reader.rows(.records).first { $0.id.starts(with: prefix.utf8) })
    }

    /// What the next unsealing finds.
    private func findings(
        _ premises: Premises, _ change: (Ledger) throws -> Void
    ) throws -> [String] {
        try premises.tamper(change)
        let next = try premises.restarted()
        try? next.unseal()
        return next.office.findings
    }

    @Test(arguments: ["secret/", "label/"])
    func `that was edited, removed or rolled back is found`(prefix: String) throws {
        for way in 0..<3 {
            let premises = try Premises.ready().0
            try premises.put("api_keys/openai", "one", SecretOrder(description: "first"))
            let old = try row(premises, prefix)
            try premises.put("api_keys/openai", "two", SecretOrder(description: "second"))
            if prefix == "secret/" {
                _ = try premises.office.destroySecret(
                    "api_keys/openai",
                    SecretChange(version: 1, confirm: "api_keys/openai").json,
                    by: Premises.admin)
                try premises.settle()
            }
            let found = try findings(premises) { ledger in
                switch way {
                case 0: ledger.stage(row: old)
                case 1: ledger.stage(removing: old.id, from: .records)
                default:
                    var value = old.value
                    value[value.count - 1] ^= 1
                    ledger.stage(
                        row: Row(
                            table: .records, id: old.id, version: old.version, value: value,
                            mac: []))
                }
            }
            #expect(!found.isEmpty, "\(prefix), way \(way)")
        }
    }

    @Test func `in another's place is found`() throws {
        let premises = try Premises.ready().0
        try premises.put("api_keys/openai", "one")
        try premises.put("api_keys/other", "two")
        let rows = try premises.reader.rows(.records).filter { $0.id.starts(with: "secret/".utf8) }
        #expect(rows.count == 2)
        let found = try findings(premises) { ledger in
            ledger.stage(
                row: Row(
                    table: .records, id: rows[0].id, version: 1, value: rows[1].value, mac: []))
        }
        #expect(!found.isEmpty)
    }

    // What the log does not pin would be read all the same while the daemon runs.
    @Test func `that is swapped under a running daemon does not open`() throws {
        let premises = try Premises.ready().0
        try premises.put("api_keys/openai", "one")
        try premises.put("api_keys/other", "two")
        let rows = try premises.reader.rows(.records).filter { $0.id.starts(with: "secret/".utf8) }
        premises.ledger.stage(
            row: Row(table: .records, id: rows[0].id, version: 1, value: rows[1].value, mac: []))
        premises.ledger.stage(
            row: Row(table: .records, id: rows[1].id, version: 1, value: rows[0].value, mac: []))
        try premises.settle()
        for path in ["api_keys/openai", "api_keys/other"] {
            guard case .failure(.damaged) = try premises.shown(path) else {
                Issue.record("\(path) was shown")
                continue
            }
        }
    }

    @Test func `has the length of few kinds`() throws {
        let premises = try Premises.ready().0
        for (number, length) in [1, 20, 51, 164, 252].enumerated() {
            try premises.put("api_keys/k\(number)", String(repeating: "x", count: length))
        }
        let lengths = try premises.reader.rows(.records)
            .filter { $0.id.starts(with: "secret/".utf8) }.map(\.value.count)
        #expect(lengths.count == 5 && Set(lengths).count == 1)
    }
}

@Suite struct `A rotation that is due` {
    @Test func `is said once in the log, and in the status as long as it is`() throws {
        let premises = try Premises.ready().0
        try premises.put("api_keys/openai", "one", SecretOrder(rotateEvery: 864_000))
        premises.office.noteSecrets()
        try premises.settle()
        #expect(try premises.entries("secret.due").isEmpty)
        premises.clock.pass(seconds: 864_001)
        for _ in 0..<3 {
            premises.office.noteSecrets()
            try premises.settle()
        }
        #expect(try premises.entries("secret.due").count == 1)
        #expect(warnings(premises).contains { $0.contains("due of api_keys/openai") })
        premises.clock.pass(seconds: 86_401)
        #expect(warnings(premises).contains { $0.contains("overdue of api_keys/openai") })
        try premises.put("api_keys/openai", "two", isRotation: true)
        #expect(!warnings(premises).contains { $0.contains("api_keys/openai") })
        #expect(try premises.restarted().office.findings.isEmpty)
    }

    @Test func `and a version that expired are said once`() throws {
        let premises = try Premises.ready().0
        let end = premises.clock.reading.wall.adding(seconds: 60)
        try premises.put("api_keys/openai", "one", SecretOrder(expires: end))
        premises.clock.pass(seconds: 61)
        for _ in 0..<2 {
            premises.office.noteSecrets()
            try premises.settle()
        }
        #expect(try premises.entries("secret.expired").count == 1)
        #expect(warnings(premises).contains { $0.contains("has expired of api_keys/openai") })
    }

    private func warnings(_ premises: Premises) -> [String] {
        guard case .array(let list)? = premises.office.status()["warnings"] else { return [] }
        return list.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}
