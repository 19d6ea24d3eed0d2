@testable import Chains
@testable import Gate
@testable import Keyroom
import Terms
import Testing

@Suite struct `The signing room` {
    @Test func `signs every digest of a cleared and durable proposal`() throws {
        let bench = try TestWallet()
        let room = try bench.room()
        let signatures = try room.sign(
            bench.clearance(digests: 3), durable: TestProof(covers: true))
        #expect(signatures.count == 3)
        let context = try CurveContext()
        for (index, signature) in signatures.enumerated() {
            let digest = TestWallet.digest(index).bytes
            let verified = ECDSA.verify(
                signature.bytes, digest: digest, publicKey: bench.facts.publicKey, context)
            #expect(verified)
            #expect(signature.bytes[32] < 0x80)
            #expect(signature.recoveryID != nil)
        }
    }

    @Test func `signs a retry with the same bytes`() throws {
        let bench = try TestWallet()
        let room = try bench.room()
        let first = try room.sign(bench.clearance(), durable: TestProof(covers: true))
        let second = try room.sign(bench.clearance(), durable: TestProof(covers: true))
        #expect(first == second)
    }

    @Test func `signs nothing without proof that the entry is durable`() throws {
        let bench = try TestWallet()
        let room = try bench.room()
        #expect(throws: RoomError.notDurable(TestWallet.entry)) {
            _ = try room.sign(bench.clearance(), durable: TestProof(covers: false))
        }
    }

    @Test func `signs nothing for a wallet it does not have`() throws {
        let bench = try TestWallet()
        let room = try Room<TestProof>(keyring: bench.ring, benches: 1)
        #expect(throws: RoomError.unknownWallet(bench.facts.name)) {
            _ = try room.sign(bench.clearance(), durable: TestProof(covers: true))
        }
    }

    @Test func `signs nothing where the record holds another wallet's key`() throws {
        let bench = try TestWallet()
        let other = try TestWallet(ring: bench.ring)
        let room = try bench.room()
        room.install(bench.facts.name, other.record)
        #expect(throws: RoomError.wrongKey(bench.facts.name)) {
            _ = try room.sign(bench.clearance(), durable: TestProof(covers: true))
        }
    }

    @Test func `signs nothing where the record was edited or moved`() throws {
        let bench = try TestWallet()
        let room = try bench.room()
        var blob = bench.record.blob
        blob[blob.count - 1] ^= 1
        for record in [
            SealedRecord(table: "records", id: bench.record.id, version: 1, blob: blob),
            SealedRecord(table: "records", id: [9], version: 1, blob: bench.record.blob),
            SealedRecord(
                table: "records", id: bench.record.id, version: 2, blob: bench.record.blob),
        ] {
            room.install(bench.facts.name, record)
            #expect(throws: RoomError.sealed(bench.facts.name, .wrongKeyOrPlace)) {
                _ = try room.sign(bench.clearance(), durable: TestProof(covers: true))
            }
        }
    }

    @Test func `signs nothing for a chain that is not the wallet's`() throws {
        let bench = try TestWallet()
        let room = try bench.room()
        #expect(throws: RoomError.unknownChain(ChainName("dogecoin"))) {
            _ = try room.sign(
                bench.clearance(chain: "dogecoin"), durable: TestProof(covers: true))
        }
    }

    @Test func `signs nothing once it has forgotten`() throws {
        let bench = try TestWallet()
        let room = try bench.room()
        room.forget()
        #expect(throws: RoomError.forgotten) {
            _ = try room.sign(bench.clearance(), durable: TestProof(covers: true))
        }
    }

    @Test func `signs with Ed25519 where the chain does`() throws {
        let bench = try TestWallet(scheme: .ed25519)
        let room = try bench.room()
        let signatures = try room.signatures(for: bench.proposal(digests: 2), .ed25519)
        for (index, signature) in signatures.enumerated() {
            #expect(
                Ed25519.verify(
                    signature.bytes, message: TestWallet.digest(index).bytes,
                    publicKey: bench.facts.publicKey))
        }
        #expect(signatures.count == 2)
    }

    @Test func `serves more threads at once than it has benches`() async throws {
        let bench = try TestWallet()
        let room = try bench.room(benches: 2)
        let expected = try room.sign(bench.clearance(), durable: TestProof(covers: true))
        await withTaskGroup(of: [Signature]?.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    try? room.sign(bench.clearance(), durable: TestProof(covers: true))
                }
            }
            for await signatures in group { #expect(signatures == expected) }
        }
    }

    @Test func `says in its errors which wallet or entry it means`() throws {
        let name = try #require(WalletName("ethereum/main"))
        for error in [
            RoomError.unknownWallet(name), .sealed(name, .misshapen), .wrongKey(name),
            .badSignature(name),
        ] { #expect(error.clause.contains("ethereum/main")) }
        #expect(RoomError.notDurable(TestWallet.entry).clause.contains("41"))
    }
}
