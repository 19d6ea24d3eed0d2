import Chains
import Terms
import Testing

/// rlp.json: the encodings and the non-encodings of ethereum/tests.
private struct RLPVectors: Decodable {
    struct Valid: Decodable {
        let `in`: Item
        let out: String
    }
    struct Invalid: Decodable { let out: String }

    let rlptest: [String: Valid]
    let invalid: [String: Invalid]

    static func load() throws -> RLPVectors { try VectorFile.load("rlp.json", as: RLPVectors.self) }
}

/// A string, an integer (`#…` for big ones) or a list, as ethereum/tests write them.
private enum Item: Decodable {
    case text(String)
    case number(UInt64)
    case list([Item])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let number = try? container.decode(UInt64.self) {
            self = .number(number)
        } else {
            self = .list(try container.decode([Item].self))
        }
    }

    /// Nil for a number above 128 bits, which only the round trip can test here.
    var rlp: RLP? {
        switch self {
        case .text(let text) where text.hasPrefix("#"):
            UInt128(text.dropFirst()).map { .integer($0) }
        case .text(let text): .bytes(Array(text.utf8))
        case .number(let number): .integer(number)
        case .list(let items):
            items.map(\.rlp).contains(nil) ? nil : .list(items.compactMap(\.rlp))
        }
    }
}

@Suite struct `The recursive length prefix` {
    @Test func `encodes what ethereum/tests encode`() throws {
        var encoded = 0
        for (name, vector) in try RLPVectors.load().rlptest {
            guard let item = vector.in.rlp else { continue }
            #expect(item.encoded == (try hex(vector.out)), "\(name)")
            encoded += 1
        }
        #expect(encoded >= 26)
    }

    @Test func `reads every encoding back to itself`() throws {
        for (name, vector) in try RLPVectors.load().rlptest {
            let bytes = try hex(vector.out)
            let item = try RLPReader.read(bytes)
            #expect(item.encoded == bytes, "\(name)")
            if let expected = vector.in.rlp { #expect(item == expected, "\(name)") }
        }
    }

    @Test func `refuses every encoding that is none`() throws {
        let vectors = try RLPVectors.load().invalid
        #expect(vectors.count == 26)
        for (name, vector) in vectors {
            let bytes = try hex(vector.out)
            #expect(throws: RLPError.self, "\(name)") { try RLPReader.read(bytes) }
        }
    }

    @Test(arguments: [
        ([0x81, 0x7f], RLPError.needlessHeader),
        ([0xb8, 0x37] + [UInt8](repeating: 1, count: 55), .longLength),
        ([0xb9, 0x00, 0x38] + [UInt8](repeating: 1, count: 56), .longLength),
        ([0xf8, 0x37] + [UInt8](repeating: 1, count: 55), .longLength),
        ([0x01, 0x01], .trailingBytes),
        ([0xc1, 0x82], .truncated),
        ([0xc2, 0x82, 0x80], .truncated),
        ([0xbf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], .truncated),
        ([0xff, 0x80, 0, 0, 0, 0, 0, 0, 0], .truncated),
    ])
    func `says what is wrong`(bytes: [UInt8], reason: RLPError) {
        #expect(throws: reason) { try RLPReader.read(bytes) }
    }

    @Test func `changes its header between 55 and 56 bytes`() throws {
        #expect(RLP.bytes([UInt8](repeating: 1, count: 55)).encoded.prefix(1) == [0xb7])
        #expect(RLP.bytes([UInt8](repeating: 1, count: 56)).encoded.prefix(2) == [0xb8, 56])
        let zero = RLP.integer(UInt64(0))
        #expect(RLP.list(Array(repeating: zero, count: 55)).encoded.prefix(1) == [0xf7])
        #expect(RLP.list(Array(repeating: zero, count: 256)).encoded.prefix(3) == [0xf9, 1, 0])
    }

    @Test func `nests as deep as its bound and no deeper`() throws {
        func nested(_ depth: Int) -> [UInt8] {
            (1..<depth).reduce(RLP.list([])) { item, _ in .list([item]) }.encoded
        }
        #expect(try RLPReader.read(nested(RLPReader.maximumDepth)).encoded == nested(32))
        #expect(throws: RLPError.tooDeep) {
            try RLPReader.read(nested(RLPReader.maximumDepth + 1))
        }
        // A bomb that would end the stack of a reader without a bound.
        #expect(throws: RLPError.self) {
            try RLPReader.read([UInt8](repeating: 0xff, count: 100_000))
        }
    }

    @Test func `never reads bytes that it would write otherwise`() {
        var random = SplitMix(seed: 0x5eed)
        var read = 0
        for _ in 0..<30_000 {
            let length = Int.random(in: 0...24, using: &random)
            var bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            // Few random bytes are an encoding; a list header of the right length makes more.
            if length > 0, Bool.random(using: &random) { bytes[0] = 0xc0 + UInt8(length - 1) }
            guard let item = try? RLPReader.read(bytes) else { continue }
            read += 1
            #expect(item.encoded == bytes)
        }
        #expect(read > 500)
    }
}
