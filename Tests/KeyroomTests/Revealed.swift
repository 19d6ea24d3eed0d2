@testable import Keyroom

// Tests look inside; nothing in Sources outside Keyroom can.
extension SecretBytes {
    init(bytes: [UInt8]) throws {
        var secret = try SecretBytes(count: bytes.count)
        for (index, byte) in bytes.enumerated() { unsafe secret.mutableAddress[index] = byte }
        self = secret
    }

    var revealed: [UInt8] { (0..<count).map { unsafe address[$0] } }
}
