import JSON
import Testing

@Suite struct `Canonical JSON` {
    private func text(_ json: JSON) -> String {
        String(decoding: JSONWriter.write(json), as: UTF8.self)
    }

    @Test func `sorts keys as the example of RFC 8785 does`() throws {
        let input = #"""
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """#
        let expected = [
            #"{"\r":"Carriage Return""#, #""1":"One""#, "\"\u{80}\":\"Control\"",
            "\"\u{F6}\":\"Latin Small Letter O With Diaeresis\"", "\"\u{20AC}\":\"Euro Sign\"",
            "\"\u{1F600}\":\"Emoji: Grinning Face\"",
            "\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}",
        ]
        let written = JSONWriter.write(try JSONReader.read(Array(input.utf8)))
        #expect(written == Array(expected.joined(separator: ",").utf8))
    }

    @Test func `escapes as the example of RFC 8785 does`() throws {
        let input =
            #"{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","#
            + #""literals":[null,true,false]}"#
        let expected =
            "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
        let written = JSONWriter.write(try JSONReader.read(Array(input.utf8)))
        #expect(written == Array(expected.utf8))
    }

    @Test func `escapes each control character in the shortest way ECMAScript has`() {
        let short: [UInt8: String] = [8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r"]
        for byte in UInt8(0)..<0x20 {
            let hex = String(byte, radix: 16)
            let long = "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            let string = String(Unicode.Scalar(byte))
            #expect(text(.string(string)) == "\"\(short[byte] ?? long)\"")
        }
        #expect(text("\"\\") == #""\"\\""#)
    }

    @Test func `leaves every other scalar as it is`() {
        let plain = "/\u{7F}\u{80}\u{2028}\u{2029}<>&\u{FEFF}\u{10FFFF}e\u{301}"
        #expect(JSONWriter.write(.string(plain)) == Array("\"\(plain)\"".utf8))
    }

    @Test(arguments: [
        (0, "0"), (1, "1"), (9, "9"), (10, "10"), (1_000, "1000"),
        (9_007_199_254_740_991, "9007199254740991"), (UInt64.max, "18446744073709551615"),
    ])
    func `writes integers in decimal`(value: UInt64, expected: String) {
        #expect(text(.integer(value)) == expected)
    }

    @Test func `has no white space and keeps the order of lists`() {
        let json: JSON = ["b": [3, 1, 2, []], "a": ["z": .null, "y": [:]], "": true]
        #expect(text(json) == #"{"":true,"a":{"y":{},"z":null},"b":[3,1,2,[]]}"#)
    }

    @Test func `is one text however the members were ordered`() {
        let keys = [
            "", "a", "aa", "ab", "b", "é", "\u{D7FF}", "\u{10000}", "\u{10FFFF}", "\u{E000}",
            "\u{EFFF}", "\u{F000}", "\u{FFFF}",
        ]
        let expected = "{" + keys.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        for _ in 0..<200 {
            let object = JSONObject(keys.shuffled().map { ($0, JSON.integer(0)) })
            #expect(JSONWriter.write(.object(object)) == Array(expected.utf8))
        }
    }

    @Test func `orders keys as their UTF-16 code units are`() {
        let scalars: [Unicode.Scalar] = [
            "a", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{F8FF}",
            "\u{FB33}", "\u{FFFD}", "\u{10000}", "\u{1F600}", "\u{10FFFF}",
        ]
        for _ in 0..<300 {
            let keys = Set(
                (0..<12).map { _ in
                    String(
                        String.UnicodeScalarView(
                            (0..<3).map { _ in scalars.randomElement() ?? "a" }))
                })
            let sorted = keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
            let expected = "{" + sorted.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
            #expect(
                JSONWriter.write(.object(JSONObject(keys.map { ($0, 1) })))
                    == Array(expected.utf8))
        }
    }

    @Test func `is appended to what is there`() {
        var out = Array("data: ".utf8)
        JSONWriter.append(["a": 1], to: &out)
        #expect(out == Array("data: {\"a\":1}".utf8))
    }
}
