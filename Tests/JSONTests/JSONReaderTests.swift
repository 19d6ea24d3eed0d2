import JSON
import Testing

@Suite struct `A JSON document` {
    @Test(
        arguments: [
            ("null", JSON.null), ("true", true), ("false", false), ("0", 0), ("12", 12),
            ("9007199254740991", 9_007_199_254_740_991), ("\"\"", ""), ("\"to\"", "to"), ("[]", []),
            ("{}", [:]), ("[1,[2],{}]", [1, [2], [:]]), (" \t\r\n[ 1 , 2 ] \n", [1, 2]),
            ("{ \"a\" : 1 ,\"b\":[true]}", ["a": 1, "b": [true]]), ("\"\u{7F}\"", "\u{7F}"),
            ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"), ("\"\\u0000\"", "\0"),
            ("\"\\u00e9\\u20AC\"", "é€"), ("\"\\ud83d\\uDE00\"", "😀"), ("\"😀é\"", "😀é"),
            ("{\"\":1,\" \":2}", ["": 1, " ": 2]),
        ] as [(String, JSON)])
    func `is read`(text: String, value: JSON) throws {
        #expect(try JSONReader.read(Array(text.utf8)) == value)
    }

    @Test(arguments: [
        ("", JSONError.Kind.unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("[", .unexpectedEnd, 1),
        ("[1", .unexpectedEnd, 2), ("[1,", .unexpectedEnd, 3), ("{", .unexpectedEnd, 1),
        ("{\"a\"", .unexpectedEnd, 4), ("{\"a\":", .unexpectedEnd, 5),
        ("{\"a\":1", .unexpectedEnd, 6), ("\"a", .unexpectedEnd, 2), ("\"\\", .unexpectedEnd, 2),
        ("\"\\\"", .unexpectedEnd, 3), ("tru", .unexpectedEnd, 3), ("n", .unexpectedEnd, 1),
    ])
    func `that ends too soon is refused`(text: String, kind: JSONError.Kind, offset: Int) {
        #expect(throws: JSONError(kind: kind, offset: offset)) {
            try JSONReader.read(Array(text.utf8))
        }
    }

    @Test(arguments: [
        ("[,]", JSONError.Kind.unexpectedByte, 1), ("[1,]", .unexpectedByte, 3),
        ("[1 2]", .unexpectedByte, 3), ("[1}", .unexpectedByte, 2), ("{,}", .unexpectedByte, 1),
        ("{\"a\":1,}", .unexpectedByte, 7), ("{a:1}", .unexpectedByte, 1),
        ("{1:1}", .unexpectedByte, 1), ("{\"a\" 1}", .unexpectedByte, 5),
        ("{\"a\":}", .unexpectedByte, 5), ("'a'", .unexpectedByte, 0), ("True", .unexpectedByte, 0),
        ("nul1", .unexpectedByte, 3), ("NaN", .unexpectedByte, 0), ("Infinity", .unexpectedByte, 0),
        ("/**/1", .unexpectedByte, 0), (".5", .unexpectedByte, 0), ("\u{A0}1", .unexpectedByte, 0),
        ("\u{B}1", .unexpectedByte, 0), ("]", .unexpectedByte, 0), ("0x1", .trailingBytes, 1),
        ("1 1", .trailingBytes, 2), ("{}{}", .trailingBytes, 2), ("nullx", .trailingBytes, 4),
        ("1\0", .trailingBytes, 1), ("[]//", .trailingBytes, 2), ("1,", .trailingBytes, 1),
        ("\u{FEFF}1", .byteOrderMark, 0), ("1\u{FEFF}", .trailingBytes, 1),
    ])
    func `with a byte out of place is refused`(text: String, kind: JSONError.Kind, offset: Int) {
        #expect(throws: JSONError(kind: kind, offset: offset)) {
            try JSONReader.read(Array(text.utf8))
        }
    }

    @Test(arguments: [
        ("-1", JSONError.Kind.notAnInteger, 0), ("-0", .notAnInteger, 0), ("+1", .notAnInteger, 0),
        ("[1.0]", .notAnInteger, 1), ("1.", .notAnInteger, 0), ("1e3", .notAnInteger, 0),
        ("1E3", .notAnInteger, 0), ("0e0", .notAnInteger, 0), ("00", .notAnInteger, 0),
        ("01", .notAnInteger, 0), ("[0123]", .notAnInteger, 1),
        ("9007199254740992", .integerTooLarge, 0), ("18446744073709551617", .integerTooLarge, 0),
        ("[99999999999999999999999999999999999999]", .integerTooLarge, 1),
    ])
    func `with a number of another form is refused`(
        text: String, kind: JSONError.Kind, offset: Int
    ) {
        #expect(throws: JSONError(kind: kind, offset: offset)) {
            try JSONReader.read(Array(text.utf8))
        }
    }

    @Test func `nests 32 deep and no deeper`() throws {
        let deepest = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(throws: Never.self) { try JSONReader.read(Array(deepest.utf8)) }
        let deeper = "[" + deepest + "]"
        #expect(throws: JSONError(kind: .tooDeep, offset: 32)) {
            try JSONReader.read(Array(deeper.utf8))
        }
        let objects = String(repeating: "{\"a\":", count: 100_000)
        #expect(throws: JSONError(kind: .tooDeep, offset: 160)) {
            try JSONReader.read(Array(objects.utf8))
        }
    }

    @Test func `may be wide where it may not be deep`() throws {
        let text = "[" + Array(repeating: "[]", count: 1_000).joined(separator: ",") + "]"
        #expect(
            try JSONReader.read(Array(text.utf8)) == .array(Array(repeating: [], count: 1_000)))
    }

    @Test(arguments: [
        ("{\"a\":1,\"a\":1}", 7), ("{\"a\":1,\"b\":2,\"\\u0061\":3}", 13), ("{\"\":1,\"\":2}", 6),
        ("{\"k\":{\"a\":1,\"a\":2}}", 12), ("{\"\u{E9}\":1,\"e\u{301}\":2}", 8),
    ])
    func `with a key twice is refused`(text: String, offset: Int) {
        #expect(throws: JSONError(kind: .duplicateKey, offset: offset)) {
            try JSONReader.read(Array(text.utf8))
        }
    }

    @Test(arguments: [15, 16, 17, 18, 500])
    func `with a key twice among many is refused`(count: Int) throws {
        let members = (0..<count).map { "\"k\($0)\":\($0)" }
        let text = "{" + members.joined(separator: ",")
        #expect(throws: Never.self) { try JSONReader.read(Array((text + "}").utf8)) }
        for twin in [0, count / 2, count - 1] {
            let doubled = Array((text + ",\"k\(twin)\":0}").utf8)
            #expect(throws: JSONError(kind: .duplicateKey, offset: text.utf8.count + 1)) {
                try JSONReader.read(doubled)
            }
        }
    }

    @Test func `may have one key in two objects`() throws {
        let text = "{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}"
        #expect(
            try JSONReader.read(Array(text.utf8))
                == ["a": ["a": 1], "b": [["a": 1], ["a": 1]]])
    }

    @Test(arguments: [
        ("{}", true), ("[1,\"a\",null]", true), ("{\"a\":1,\"b\":{\"c\":true}}", true),
        (" {}", false), ("{} ", false), ("{\"a\": 1}", false), ("[1,\n2]", false),
        ("{\"b\":1,\"a\":2}", false), ("{\"a\":{\"c\":1,\"b\":2}}", false),
        ("[{\"b\":1,\"a\":2}]", false), ("{\"a\":1,\"aa\":2}", true),
        ("{\"aa\":1,\"a\":2}", false),
        // An escape may be the one form there is, or not.
        ("\"\\n\"", true), ("\"\\u000a\"", false), ("\"\\u0041\"", false), ("\"\\/\"", false),
        ("\"\\u001f\"", true), ("\"\\u001F\"", false), ("{\"\\\"\":1}", true),
        // Keys that are not ASCII rise by their code units, and U+1F600 comes before U+FFFD.
        ("{\"a\":1,\"é\":2}", true), ("{\"é\":1,\"a\":2}", false),
        ("{\"😀\":1,\"\u{FFFD}\":2}", true), ("{\"\u{FFFD}\":1,\"😀\":2}", false),
        ("{\"\u{7F}\":\"\u{7F}é\"}", true),
    ])
    func `is of canonical form or not`(text: String, isCanonical: Bool) throws {
        let bytes = Array(text.utf8)
        let value = try JSONReader.read(bytes)
        #expect((JSONWriter.write(value) == bytes) == isCanonical, "what the form is")
        #expect(try JSONReader.readCanonical(bytes) == (isCanonical ? value : nil))
    }

    @Test func `that is canonical is told at random as by writing it again`() throws {
        let pieces = [
            "{", "}", "[", "]", ",", ":", " ", "1", "10", "\"a\"", "\"b\"", "\"é\"", "\"\\n\"",
            "\"\\u0062\"", "{\"a\":", "{\"b\":1,", "\"c\":2}", "null", "\"a\":1,\"b\":2",
        ]
        var read = 0
        for _ in 0..<40_000 {
            let text = (0..<Int.random(in: 1...6)).map { _ in pieces.randomElement() ?? "" }
            let bytes = Array(text.joined().utf8)
            guard let value = try? JSONReader.read(bytes) else {
                #expect(throws: JSONError.self) { try JSONReader.readCanonical(bytes) }
                continue
            }
            read += 1
            let found = try JSONReader.readCanonical(bytes)
            #expect(found == (JSONWriter.write(value) == bytes ? value : nil), "\(text)")
        }
        #expect(read > 1_000)
    }

    @Test(arguments: [1, 15, 16, 17, 18, 40])
    func `with a key that comes again after rising ones is refused`(count: Int) throws {
        let rising = (0..<count).map { "\"k\(String(100 + $0))\":0" }
        func text(_ more: String...) -> [UInt8] {
            Array("{\((rising + more).joined(separator: ","))}".utf8)
        }
        #expect(try JSONReader.readCanonical(text()) != nil)
        #expect(try JSONReader.readCanonical(text("\"a\":1")) == nil)
        #expect(try JSONReader.read(text("\"a\":1", "\"z\":1", "\"é\":1")) != .null)
        for again in [
            ["\"k100\":1"], ["\"k\(99 + count)\":1"], ["\"a\":1", "\"a\":2"],
            ["\"a\":1", "\"k100\":2"], ["\"z\":1", "\"z\":2"],
            // One letter in two spellings, of which the second is above the first.
            ["\"z\u{65}\u{301}\":1", "\"z\u{E9}\":2"], ["\"\u{212A}\":1", "\"K\":2"],
        ] {
            let bytes = Array("{\((rising + again).joined(separator: ","))}".utf8)
            #expect(throws: JSONError.self, "\(again)") { try JSONReader.read(bytes) }
        }
    }

    @Test func `is read from borrowed bytes as from an array`() throws {
        let bytes = Array("{\"a\":[1,\"b\"]}".utf8)
        #expect(try JSONReader.read(bytes.span) == JSONReader.read(bytes))
        #expect(try JSONReader.read(bytes.span.extracting(5..<12)) == [1, "b"])
    }

    @Test func `is not echoed by the clause that refuses it`() {
        for kind in [JSONError.Kind.unexpectedByte, .unknownEscape, .duplicateKey, .tooDeep] {
            #expect(JSONError(kind: kind, offset: 17).clause.hasSuffix("at byte 17"))
        }
        #expect(throws: JSONError(kind: .trailingBytes, offset: 2)) {
            try JSONReader.read(Array("{}hunter2".utf8))
        }
    }
}
