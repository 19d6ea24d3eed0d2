import Terms
import Testing

@testable import Keyroom

@Suite struct `A MAC key` {
    private struct Vectors: Decodable {
        struct RowVector: Decodable {
            let table: String
            let id, value, mac: HexBytes
            let version: UInt64
        }
        let key, fingerprintOf, fingerprint: HexBytes
        let rows: [RowVector]
    }

    @Test func `hashes as an independent program does`() throws {
        let vectors = try VectorFile.read("mac", as: Vectors.self)
        let key = try MacKey(key: SecretBytes(bytes: vectors.key.bytes))
        for row in vectors.rows {
            let mac = key.mac(
                table: row.table, id: row.id.bytes, version: row.version, value: row.value.bytes)
            #expect(mac == row.mac.bytes)
        }
        #expect(
            key.fingerprint(of: vectors.fingerprintOf.bytes).bytes == vectors.fingerprint.bytes)
    }

    @Test func `vouches for a row at its place and for no other`() throws {
        let key = try MacKey(key: SecretBytes.random(32))
        let mac = key.mac(table: "tokens", id: [1], version: 1, value: [2])
        #expect(key.check(mac, table: "tokens", id: [1], version: 1, value: [2]))
        #expect(!key.check(mac, table: "token", id: [1], version: 1, value: [2]))
        #expect(!key.check(mac, table: "tokens", id: [2], version: 1, value: [2]))
        #expect(!key.check(mac, table: "tokens", id: [1], version: 2, value: [2]))
        #expect(!key.check(mac, table: "tokens", id: [1], version: 1, value: [3]))
        #expect(!key.check(mac, table: "tokens", id: [1, 2], version: 1, value: []))
        #expect(!key.check([], table: "tokens", id: [1], version: 1, value: [2]))
        let other = try MacKey(key: SecretBytes.random(32))
        #expect(!other.check(mac, table: "tokens", id: [1], version: 1, value: [2]))
    }

    @Test func `has thirty-two bytes`() throws {
        #expect(throws: SecretError.badLength(bytes: 31, allowed: 32...32)) {
            _ = try MacKey(key: SecretBytes.random(31))
        }
    }
}
