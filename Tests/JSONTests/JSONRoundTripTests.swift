import Foundation
import JSON
import Testing

@Suite struct `Reading and writing` {
    @Test func `give back every value`() throws {
        for _ in 0..<500 {
            let value = anyValue(depth: 4)
            let bytes = JSONWriter.write(value)
            let again = try JSONReader.read(bytes)
            #expect(again == value)
            #expect(JSONWriter.write(again) == bytes)
        }
    }

    @Test func `accept nothing that another strict reader refuses`() throws {
        var accepted = 0
        for _ in 0..<3_000 {
            var bytes = JSONWriter.write(anyValue(depth: 3))
            for _ in 0..<Int.random(in: 1...2) { damage(&bytes) }
            guard let value = try? JSONReader.read(bytes) else { continue }
            accepted += 1
            #expect(try JSONReader.read(JSONWriter.write(value)) == value)
            #expect(throws: Never.self) {
                try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            }
        }
        #expect(accepted > 100)
    }

    private func damage(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 0..<bytes.count)
        switch Int.random(in: 0..<4) {
        case 0: bytes[place] = UInt8.random(in: 0...255)
        case 1: bytes.insert(Array("{}[],:\"\\u0e-. \n\u{7F}".utf8).randomElement() ?? 0, at: place)
        case 2 where bytes.count > 1: bytes.remove(at: place)
        default: bytes.swapAt(place, Int.random(in: 0..<bytes.count))
        }
    }

    private func anyValue(depth: Int) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5)) {
        case 0: .null
        case 1: .bool(Bool.random())
        case 2:
            .integer(UInt64.random(in: 0...JSONReader.integerLimit) >> UInt64.random(in: 0...52))
        case 3, 4: .string(anyText())
        case 5: .array((0..<Int.random(in: 0...5)).map { _ in anyValue(depth: depth - 1) })
        default:
            .object(
                JSONObject(
                    Set((0..<Int.random(in: 0...20)).map { _ in anyText() })
                        .map { ($0, anyValue(depth: depth - 1)) }))
        }
    }

    /// No combining marks: the reader holds canonically equivalent keys to be one.
    private func anyText() -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "Z", "0", "_", "/", "\"", "\\", "\n", "\0", "\u{1F}", "\u{7F}", "ß", "€", "中",
            "\u{E000}", "\u{FFFF}", "😀", "\u{10FFFF}",
        ]
        let count = Int.random(in: 0...24)
        return String(
            String.UnicodeScalarView((0..<count).map { _ in scalars.randomElement() ?? "a" }))
    }
}
