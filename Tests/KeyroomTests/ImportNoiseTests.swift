import Chains
import Terms
import Testing

@testable import Keyroom

@Suite struct `Noise that comes in` {
    private static let path = KeyDerivation.bip32([84 | 1 << 31])

    /// What is typed is somebody else's bytes: any there are must end in an error, and none in a trap.
    @Test func `is refused in every form, whatever it is`() throws {
        let maker = try KeyMaker()
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array(" \n\tabandonzoo123KL5c.\u{0}\u{ff}".utf8)
        for round in 0..<100 {
            let count = Int.random(in: 1...300, using: &generator)
            let bytes = (0..<count).map { _ in
                round.isMultiple(of: 2)
                    ? UInt8.random(in: .min ... .max, using: &generator)
                    : alphabet[Int.random(in: alphabet.indices, using: &generator)]
            }
            let typed = try SecretBytes(bytes: bytes)
            for (form, derivation) in [
                (KeyForm.bip39, Self.path), (.wif, Self.path), (.tonPhrase, .ed25519Seed),
            ] {
                #expect(throws: ImportError.self, "\(form) \(bytes)") {
                    _ = try maker.importedKey(
                        typed, from: .typed(form), derivation: derivation, network: .mainnet)
                }
            }
        }
    }

    @Test func `is parted at its first line feed`() throws {
        for (body, line, rest) in [
            ("pass\n{}", "pass", "{}"), ("pass\n", "pass", ""), ("a\nb\nc", "a", "b\nc"),
        ] {
            let bytes = Array(body.utf8)
            let parts = try unsafe SecretLine(bytes.span.bytes)
            #expect(parts.line.revealed == Array(line.utf8))
            #expect(parts.rest == Array(rest.utf8))
        }
        for body in ["", "pass", "\n{}", "\n"] {
            let bytes = Array(body.utf8)
            #expect(throws: SecretError.self) { _ = try unsafe SecretLine(bytes.span.bytes) }
        }
    }
}
