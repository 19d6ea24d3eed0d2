/// A signature as Bitcoin has it: r and s in strict DER (BIP-66), s low (BIP-146).
struct DERSignature: Hashable, Sendable {
    /// r, 32 bytes big-endian.
    let r: [UInt8]
    /// s, 32 bytes big-endian.
    let s: [UInt8]

    /// Takes r and s as 64 bytes; nil for another length, or a number outside its range.
    init?(_ signature: Signature) {
        guard signature.bytes.count == 64 else { return nil }
        self.init(r: Array(signature.bytes.prefix(32)), s: Array(signature.bytes.suffix(32)))
    }

    private init?(r: [UInt8], s: [UInt8]) {
        guard Secp256k1Order.isBelow(r), Secp256k1Order.isLow(s) else { return nil }
        self.r = r
        self.s = s
    }

    /// The one encoding: a sequence of two integers, each as short as its sign allows.
    var bytes: [UInt8] {
        let integers = DERSignature.integer(r) + DERSignature.integer(s)
        return [0x30, UInt8(integers.count)] + integers
    }

    /// Reads strict DER with a low s; nil for anything else.
    init?(reading bytes: [UInt8]) {
        guard (8...72).contains(bytes.count), bytes[0] == 0x30, Int(bytes[1]) == bytes.count - 2,
            bytes[2] == 0x02
        else { return nil }
        let first = Int(bytes[3])
        guard first > 0, 5 + first < bytes.count, bytes[4 + first] == 0x02,
            Int(bytes[5 + first]) == bytes.count - 6 - first
        else { return nil }
        guard let r = DERSignature.number(bytes[4..<(4 + first)]),
            let s = DERSignature.number(bytes[(6 + first)...])
        else { return nil }
        self.init(r: r, s: s)
    }

    private static func integer(_ number: [UInt8]) -> [UInt8] {
        var digits = Array(number.drop { $0 == 0 })
        // A set top bit would make it negative.
        if (digits.first ?? 0x80) >= 0x80 { digits.insert(0, at: 0) }
        return [0x02, UInt8(digits.count)] + digits
    }

    /// A positive integer without needless zeros, widened to 32 bytes.
    private static func number(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        guard let first = digits.first, first < 0x80 else { return nil }
        if first == 0 {
            guard let second = digits.dropFirst().first, second >= 0x80 else { return nil }
        }
        let value = digits.drop { $0 == 0 }
        guard value.count <= 32 else { return nil }
        return [UInt8](repeating: 0, count: 32 - value.count) + value
    }
}
