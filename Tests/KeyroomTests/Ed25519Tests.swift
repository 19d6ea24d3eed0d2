import Chains
import Testing

@testable import Keyroom

@Suite struct `An Ed25519 signature` {
    @Test func `agrees with Wycheproof on what verifies and what does not`() throws {
        let suite = try VectorFile.read("ed25519", as: SignatureSuite.self)
        for group in suite.groups {
            // "acceptable" are keys of mixed order, which only a stranger can have: ours are
            // derived afresh, and that is why verifying alone is not enough.
            for vector in group.tests where vector.result != "acceptable" {
                let verified = Ed25519.verify(
                    vector.sig.bytes, message: vector.msg.bytes, publicKey: group.key.bytes)
                #expect(verified == (vector.result == "valid"), "test \(vector.tcId)")
            }
        }
    }

    @Test func `signs as RFC 8032's first test has it`() throws {
        // RFC 8032, 7.1, TEST 1: the empty message.
        let seed: [UInt8] = [
            0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec,
            0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03,
            0x1c, 0xae, 0x7f, 0x60,
        ]
        var expanded = try SecretBytes(count: Ed25519.expandedLength)
        let key = try SecretBytes(bytes: seed)
        let made = Ed25519.publicKey(of: key, expanded: &expanded)
        let publicKey = try #require(made)
        #expect(publicKey.prefix(4) == [0xd7, 0x5a, 0x98, 0x01])
        let signature = Ed25519.sign([], expanded: expanded)
        #expect(signature.bytes.prefix(4) == [0xe5, 0x56, 0x43, 0x00])
        #expect(signature.recoveryID == nil)
        #expect(Ed25519.verify(signature.bytes, message: [], publicKey: publicKey))
        #expect(!Ed25519.verify(signature.bytes, message: [0], publicKey: publicKey))
    }

    @Test func `has no key from a seed of another length`() throws {
        var expanded = try SecretBytes(count: Ed25519.expandedLength)
        let short = try SecretBytes.random(31)
        let made = Ed25519.publicKey(of: short, expanded: &expanded)
        #expect(made == nil)
    }
}
