import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `Unsealing a damaged vault` {
    @Test func `comes to an end where the last entry can't be read`() throws {
        let bench = try VaultBench(raw: Array("no entry at all".utf8))
        try bench.unseal()
        bench.settle()
        #expect(!bench.office.findings.isEmpty)
        #expect(bench.office.findings.count < 10)
    }

    @Test func `freezes it and says so, however much was found`() throws {
        let bench = try VaultBench()
        let findings = (0..<2_000).map { "the idempotency row of payment \($0) was edited" }
        try bench.unseal(more: findings)
        bench.settle()
        #expect(bench.office.findings.count == 2_000)
        #expect(bench.office.journal.ledger.durableSize == 2)
        let bytes = try #require(try bench.office.reader.entry(1))
        let entry = try Entry(reading: bytes)
        #expect(entry.kind == "vault.unsealed")
        guard case .array(let said)? = entry.body["findings"] else {
            Issue.record("the entry says nothing")
            return
        }
        #expect(said.first == .string(findings[0]))
        #expect(entry.body["findings_count"] == .integer(2_000))
        #expect(throws: OfficeError.damaged(findings[0])) {
            try bench.office.setRate(
                [
                    "asset": "ETH:testnet", "price": "1", "currency": "CAD", "max_age": 60,
                    "haircut_bps": 0,
                ], by: Actor(role: .admin, name: "", uid: 1))
        }
    }
}
