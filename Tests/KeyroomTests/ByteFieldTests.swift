import Foundation
import Testing

@testable import Keyroom

@Suite struct `The field of 256 elements` {
    /// The schoolbook product, reduced by x^8 + x^4 + x^3 + x + 1 from the top.
    private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var sum: UInt16 = 0
        for bit in 0..<8 where right >> bit & 1 == 1 { sum ^= UInt16(left) << bit }
        for bit in (8..<16).reversed() where sum >> bit & 1 == 1 { sum ^= 0x11B << (bit - 8) }
        return UInt8(sum)
    }

    @Test func `multiplies as the schoolbook does, all pairs of it`() {
        for left in UInt8.min ... .max {
            for right in UInt8.min ... .max
            where ByteField.multiply(left, right) != Self.product(left, right) {
                Issue.record("\(left) × \(right)")
            }
        }
    }

    @Test func `has an inverse of every element but zero`() {
        #expect(ByteField.invert(0) == 0)
        for element in 1...UInt8.max {
            #expect(ByteField.multiply(element, ByteField.invert(element)) == 1)
        }
    }

    // What is timed can't be tested on a machine that others use; what is written can.
    @Test(arguments: ["ByteField", "ShareChecksum"])
    func `is computed without a branch or a table that a secret could choose`(file: String) throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Keyroom/\(file).swift")
        let code = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
            .filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
            .joined(separator: "\n")
        #expect(code.contains("mask") || code.contains("0 &- "))
        for word in ["if ", "guard ", "switch ", " ? ", "while ", "where ", "&&", "||"] {
            #expect(!code.contains(word), "\(file) has \(word)")
        }
        #expect(!code.contains("log["))
        #expect(!code.contains("exp["))
    }
}
