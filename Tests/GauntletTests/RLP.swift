@testable import bursar_gauntlet

/// Writes what the judge reads: the tests' own writer of Ethereum transactions.
enum RLP {
    static func encode(_ item: RLPItem) -> [UInt8] {
        switch item {
        case .bytes(let bytes):
            if bytes.count == 1, bytes[0] < 0x80 { return bytes }
            return head(bytes.count, 0x80) + bytes
        case .list(let items):
            let body = items.flatMap(encode)
            return head(body.count, 0xC0) + body
        }
    }

    static func number(_ value: UInt128) -> RLPItem {
        .bytes(Array(bigEndian(value).drop { $0 == 0 }))
    }

    /// A transaction of type 2 with a made-up signature.
    static func transaction(
        chain: UInt128 = 1, nonce: UInt128, gas: UInt128 = 21_000, fee: UInt128,
        value: UInt128, payee: UInt8 = 0x11, signature: UInt8 = 0x22
    ) -> [UInt8] {
        let fields: [RLPItem] = [
            number(chain), number(nonce), number(0), number(fee), number(gas),
            .bytes(Array(repeating: payee, count: 20)), number(value), .bytes([]), .list([]),
            number(1), .bytes(Array(repeating: signature, count: 32)),
            .bytes(Array(repeating: signature, count: 32)),
        ]
        return [0x02] + encode(.list(fields))
    }

    private static func head(_ count: Int, _ short: UInt8) -> [UInt8] {
        guard count > 55 else { return [short + UInt8(count)] }
        let length = bigEndian(UInt128(count)).drop { $0 == 0 }
        return [short + 55 + UInt8(length.count)] + length
    }

    private static func bigEndian(_ value: UInt128) -> [UInt8] {
        (0..<16).map { UInt8(truncatingIfNeeded: value >> (8 * (15 - $0))) }
    }
}
