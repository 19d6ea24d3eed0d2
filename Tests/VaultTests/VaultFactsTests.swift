import Ledger
import Testing

@testable import Vault

@Suite struct `A vault's facts` {
    private let facts = VaultFacts(
        id: [UInt8](1...16), development: true, logPublicKey: [UInt8](101...132))

    private func row(_ value: [UInt8], table: RowTable = .meta, name: String = "vault") -> Row {
        Row(table: table, id: Array(name.utf8), version: 1, value: value, mac: [])
    }

    @Test func `are read from their row, sealed or not`() {
        #expect(VaultFacts(row(facts.bytes)) == facts)
        #expect(facts.bytes.count == 50)
    }

    @Test func `are read from no other row`() {
        #expect(VaultFacts(row(facts.bytes, table: .records)) == nil)
        #expect(VaultFacts(row(facts.bytes, name: "vaults")) == nil)
    }

    @Test func `are not read from another format, length or mark`() {
        var format = facts.bytes
        format[0] = 2
        var mark = facts.bytes
        mark[17] = 2
        for value in [format, mark, facts.bytes + [0], Array(facts.bytes.dropLast()), []] {
            #expect(VaultFacts(row(value)) == nil)
        }
    }
}
