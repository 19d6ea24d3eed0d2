import Keyroom
import Terms
import Testing

@testable import Vault

@Suite struct `A token` {
    @Test func `is a prefix and thirty-two random bytes in hex`() throws {
        let token = TokenMint.make()
        #expect(token.text.hasPrefix("bursar_"))
        #expect(Hex.decode(token.text.dropFirst(7))?.count == 32)
        #expect(token.text != TokenMint.make().text)
    }

    @Test func `is known by the SHA-256 of its text`() {
        let token = TokenMint.make()
        #expect(token.hash == PublicBytes.sha256(Array(token.text.utf8)))
        #expect(TokenMint.hash(of: token.text) == token.hash)
    }
}
