import Foundation
import Glibc

/// Bytes that must not be found, in every form in which they could leave.
struct Needle {
    let name: String
    private let forms: [[UInt8]]

    init(_ name: String, _ secret: [UInt8]) {
        self.name = name
        let hex = secret.map { String(format: "%02x", $0) }.joined()
        // Half of a key is as bad; of text only the whole says something.
        var forms = [secret, Array(secret.prefix(16)), Array(secret.suffix(16))]
        forms += [Array(hex.prefix(32).utf8), Array(hex.uppercased().prefix(32).utf8)]
        // Base64 reads differently at each of three alignments; the edges depend on the neighbours.
        for shift in 0..<3 {
            let padded = Data([UInt8](repeating: 0, count: shift) + secret)
            let text = padded.base64EncodedString().dropFirst(4).prefix(secret.count)
            forms.append(Array(text.utf8))
            forms.append(
                Array(
                    text.replacingOccurrences(of: "+", with: "-")
                        .replacingOccurrences(of: "/", with: "_").utf8))
        }
        self.forms = forms.filter { $0.count >= 12 }
    }

    /// Whether any form stands in `hay`.
    func isIn(_ hay: [UInt8]) -> Bool { forms.contains { Needle.find($0, in: hay) } }

    /// Whether the bytes themselves stand there, whole.
    func isInRaw(_ hay: [UInt8]) -> Bool {
        forms.first.map { Needle.find($0, in: hay) } ?? false
    }

    static func find(_ bytes: [UInt8], in hay: [UInt8]) -> Bool {
        unsafe hay.withUnsafeBytes { hay in
            unsafe bytes.withUnsafeBytes { bytes in
                guard let first = unsafe bytes.first, let base = hay.baseAddress,
                    let start = bytes.baseAddress
                else { return false }
                var at = 0
                while at + bytes.count <= hay.count,
                    let hit = unsafe memchr(
                        base + at, Int32(first), hay.count - bytes.count + 1 - at)
                {
                    if unsafe memcmp(hit, start, bytes.count) == 0 { return true }
                    at = unsafe UnsafeRawPointer(hit) - base + 1
                }
                return false
            }
        }
    }
}
