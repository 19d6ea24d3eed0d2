import JSON
import Testing

@Suite struct `An object reader` {
    private let json: JSON = [
        "to": "0xabc", "amount": 12, "final": true, "outputs": [1, "b"],
        "network": ["nonce": 7, "deep": ["er": "x"]], "nothing": .null,
    ]

    @Test func `takes each member with its type`() throws {
        var reader = try ObjectReader(json, at: "intent")
        #expect(try reader.string("to") == "0xabc")
        #expect(try reader.optionalString("to") == "0xabc")
        #expect(try reader.integer("amount") == 12)
        #expect(try reader.optionalInteger("amount") == 12)
        #expect(try reader.bool("final"))
        #expect(try reader.optionalBool("final") == true)
        #expect(try reader.array("outputs") == [1, "b"])
        #expect(try reader.optionalArray("outputs") == [1, "b"])
        #expect(try reader.value("nothing") == .null)
        #expect(reader.optionalValue("nothing") == .null)
        var network = try reader.object("network")
        #expect(try network.integer("nonce") == 7)
        #expect(try reader.optionalObject("network")?.source["nonce"] == 7)
        var deep = try network.object("deep")
        #expect(try deep.string("er") == "x")
        try deep.finish()
        try network.finish()
        try reader.finish()
    }

    @Test func `gives nil for what may be missing`() throws {
        var reader = try ObjectReader(["a": 1])
        #expect(try reader.optionalString("b") == nil)
        #expect(try reader.optionalInteger("b") == nil)
        #expect(try reader.optionalBool("b") == nil)
        #expect(try reader.optionalArray("b") == nil)
        #expect(try reader.optionalObject("b") == nil)
        #expect(reader.optionalValue("b") == nil)
    }

    @Test func `names the path of what is missing`() throws {
        var reader = try ObjectReader(json, at: "intent")
        let missing = FieldError(path: "intent.asset", clause: "is missing")
        #expect(throws: missing) { try reader.string("asset") }
        #expect(throws: missing) { try reader.integer("asset") }
        #expect(throws: missing) { try reader.bool("asset") }
        #expect(throws: missing) { try reader.array("asset") }
        #expect(throws: missing) { try reader.object("asset") }
        #expect(throws: missing) { try reader.value("asset") }
        var network = try reader.object("network")
        #expect(throws: FieldError(path: "intent.network.deep.missing", clause: "is missing")) {
            var deep = try network.object("deep")
            _ = try deep.string("missing")
        }
        var root = try ObjectReader(json)
        #expect(throws: FieldError(path: "asset", clause: "is missing")) {
            try root.string("asset")
        }
    }

    @Test func `says which type a member must have`() throws {
        var reader = try ObjectReader(json, at: "intent")
        for key in ["amount", "nothing", "network"] {
            #expect(throws: FieldError(path: "intent.\(key)", clause: "must be a string")) {
                try reader.string(key)
            }
        }
        #expect(throws: FieldError(path: "intent.to", clause: "must be an integer")) {
            try reader.integer("to")
        }
        #expect(throws: FieldError(path: "intent.amount", clause: "must be true or false")) {
            try reader.bool("amount")
        }
        #expect(throws: FieldError(path: "intent.to", clause: "must be an array")) {
            try reader.array("to")
        }
        #expect(throws: FieldError(path: "intent.outputs", clause: "must be an object")) {
            try reader.object("outputs")
        }
    }

    @Test func `holds null to be a value, not a missing field`() throws {
        var reader = try ObjectReader(json)
        #expect(throws: FieldError(path: "nothing", clause: "must be a string")) {
            try reader.optionalString("nothing")
        }
        #expect(throws: FieldError(path: "nothing", clause: "must be an object")) {
            try reader.optionalObject("nothing")
        }
    }

    @Test(arguments: [JSON.null, [], "a", 1, true])
    func `opens nothing but an object`(json: JSON) {
        #expect(throws: FieldError(path: "intent", clause: "must be an object")) {
            try ObjectReader(json, at: "intent")
        }
    }

    @Test func `names the first field that nobody asked for`() throws {
        var reader = try ObjectReader(["to": "a", "memo_1": "b", "other": "c"], at: "intent")
        _ = try reader.string("to")
        #expect(throws: FieldError(path: "intent.memo_1", clause: "is not a known field")) {
            try reader.finish()
        }
        _ = try reader.string("memo_1")
        #expect(throws: FieldError(path: "intent.other", clause: "is not a known field")) {
            try reader.finish()
        }
    }

    @Test(arguments: [
        "", "a b", "a.b", "é", "a\n", "a-b", "\u{1B}[31m", String(repeating: "a", count: 65),
    ])
    func `does not repeat a key that is no plain name`(key: String) throws {
        let reader = ObjectReader(JSONObject([(key, 1)]), at: "intent")
        let expected = FieldError(
            path: "intent", clause: "has a field whose name is not [A-Za-z0-9_]{1,64}")
        #expect(throws: expected) { try reader.finish() }
    }

    @Test func `repeats a plain name of 64 bytes`() throws {
        let name = String(repeating: "a", count: 64)
        let reader = ObjectReader(JSONObject([(name, 1)]))
        #expect(throws: FieldError(path: name, clause: "is not a known field")) {
            try reader.finish()
        }
    }

    @Test func `does not take one key for a canonically equivalent other`() throws {
        var reader = ObjectReader(JSONObject([("\u{212A}", 1)]))
        #expect(try reader.optionalInteger("K") == nil)
        #expect(throws: FieldError.self) { try reader.finish() }
    }

    @Test func `makes errors of its caller's own with the same paths`() throws {
        let reader = try ObjectReader(json, at: "intent")
        #expect(reader.path(of: "to") == "intent.to")
        #expect(
            reader.error("to", "is no address")
                == FieldError(path: "intent.to", clause: "is no address"))
    }
}
