import Testing

@testable import Keyroom

@Suite struct `A log key` {
    @Test func `signs what its public key verifies, the same each time`() throws {
        let key = try LogKey(seed: SecretBytes.random(32))
        let body = Array("bursar.local/1\n1\nAAAA\n".utf8)
        let signature = try key.sign(body)
        #expect(Ed25519.verify(signature, message: body, publicKey: key.publicKey))
        #expect(try key.sign(body) == signature)
        #expect(!Ed25519.verify(signature, message: body + [0], publicKey: key.publicKey))
    }

    @Test func `has a seed of thirty-two bytes`() throws {
        #expect(throws: SecretError.badLength(bytes: 33, allowed: 32...32)) {
            _ = try LogKey(seed: SecretBytes.random(33))
        }
    }
}
