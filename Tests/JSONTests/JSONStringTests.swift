import JSON
import Testing

@Suite struct `A JSON string` {
    @Test(arguments: UInt8(0)...0x1F)
    func `with a control character is refused`(control: UInt8) {
        #expect(throws: JSONError(kind: .controlCharacter, offset: 2)) {
            try JSONReader.read([0x22, 0x61, control, 0x22])
        }
        #expect(throws: JSONError(kind: .unknownEscape, offset: 1)) {
            try JSONReader.read([0x22, 0x5C, control, 0x22])
        }
    }

    @Test(arguments: [
        "\"\\a\"", "\"\\x41\"", "\"\\'\"", "\"\\0\"", "\"\\U0041\"", "\"\\u\"", "\"\\u004\"",
        "\"\\u00G1\"", "\"\\u+041\"", "\"\\u 041\"", "\"\\u{41}\"", "\"\\é\"", "\"\\B\"",
    ])
    func `with an unknown escape is refused`(text: String) {
        #expect(throws: JSONError(kind: .unknownEscape, offset: 1)) {
            try JSONReader.read(Array(text.utf8))
        }
    }

    @Test(arguments: [
        "\"\\ud800\"", "\"\\uDBFF\"", "\"\\udc00\"", "\"\\uDFFF\"", "\"\\ud83dx\"",
        "\"\\ud83d\\n\"", "\"\\ud83d\\u0041\"", "\"\\ud83d\\ud83d\\ude00\"", "\"\\ude00\\ud83d\"",
        "\"\\ud83d\\\\ude00\"",
    ])
    func `with half a surrogate pair is refused`(text: String) {
        #expect(throws: JSONError(kind: .loneSurrogate, offset: 1)) {
            try JSONReader.read(Array(text.utf8))
        }
    }

    @Test func `with half an escape after half a pair is refused`() {
        #expect(throws: JSONError(kind: .unknownEscape, offset: 7)) {
            try JSONReader.read(Array("\"\\ud83d\\ude\"".utf8))
        }
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80],
            [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]])
    func `that is not UTF-8 is refused`(bytes: [UInt8]) {
        #expect(throws: JSONError(kind: .invalidUTF8, offset: 2)) {
            try JSONReader.read([0x22, 0x61] + bytes + [0x22])
        }
        // The same beside an escape, where the string is put together anew.
        #expect(throws: JSONError(kind: .invalidUTF8, offset: 3)) {
            try JSONReader.read([0x22, 0x5C, 0x6E] + bytes + [0x22])
        }
        #expect(throws: JSONError(kind: .invalidUTF8, offset: 2)) {
            try JSONReader.read([0x7B, 0x22] + bytes + [0x22, 0x3A, 0x31, 0x7D])
        }
    }

    @Test func `keeps scalars apart that Swift's equality does not`() throws {
        for text in ["\u{E9}", "e\u{301}", "\u{212B}", "\u{C5}"] {
            let bytes = Array("\"\(text)\"".utf8)
            #expect(try JSONWriter.write(JSONReader.read(bytes)) == bytes)
        }
    }

    @Test(arguments: [
        ("\\u007f", "\u{7F}"), ("\\u0080", "\u{80}"), ("\\u07ff", "\u{7FF}"),
        ("\\u0800", "\u{800}"), ("\\ud7ff", "\u{D7FF}"), ("\\ue000", "\u{E000}"),
        ("\\uffff", "\u{FFFF}"), ("\\ud800\\udc00", "\u{10000}"),
        ("\\udbff\\udfff", "\u{10FFFF}"), ("a\\\\u0041", "a\\u0041"), ("\\\"\\\"", "\"\""),
        ("é\\n😀", "é\n😀"),
    ])
    func `is freed of its escapes`(escaped: String, plain: String) throws {
        #expect(try JSONReader.read(Array("\"\(escaped)\"".utf8)) == .string(plain))
    }
}
