import Digests
import Foundation
import Testing

@Suite struct `A base64 text` {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `is that of RFC 4648 for its bytes`(plain: String, text: String) {
        #expect(Base64.encode(Array(plain.utf8)) == text)
        #expect(Base64.decode(text) == Array(plain.utf8))
    }

    @Test func `uses the standard alphabet`() {
        #expect(Base64.encode([0xFB, 0xEF, 0xFF]) == "++//")
        #expect(Base64.decode("++//") == [0xFB, 0xEF, 0xFF])
        #expect(Base64.decode("--__") == nil)
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zm8", "Zm9vY", "Zg===", "=", "==", "===", "====", "Z===", "Zg==Zg==",
        "Zg==Zm9v", "Z=g=", "=Zg=", "Zm=v", " Zg==", "Zg== ", "Zg==\n", "\nZm9v", "Zm9v\n\n\n\n",
        "Zm 9v", "Zm9v    ", "    Zm9v", "Zm9\0", "Zm9é", "Zm9-", "Zm9_", "Zm9%",
    ])
    func `of another form is refused`(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(arguments: ["Zh==", "Zv==", "Z/==", "Zm9=", "Zm/=", "AB==", "AAB="])
    func `with leftover bits is refused`(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test func `has one text for every value of its last digits`() {
        for byte in UInt8(0)...255 {
            for count in 1...4 {
                let bytes = [UInt8](repeating: byte, count: count)
                let text = Base64.encode(bytes)
                #expect(text == Data(bytes).base64EncodedString())
                #expect(Base64.decode(text) == bytes)
            }
        }
    }

    /// OpenSSL's lengths are `int`, so long inputs go through it piece by piece.
    @Test(arguments: [3 << 20, (3 << 20) + 1, (3 << 20) - 1, (6 << 20) + 2])
    func `longer than a piece is whole`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let text = Base64.encode(bytes)
        #expect(text == Data(bytes).base64EncodedString())
        #expect(Base64.decode(text) == bytes)
        #expect(Base64.decode("Zg==" + text) == nil)
    }
}
