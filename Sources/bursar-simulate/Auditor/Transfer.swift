/// The bytes that a transfer of ether must have (EIP-1559, EIP-2718), written down from the request alone.
enum Transfer {
    /// The unsigned bytes of a request.
    static func bytes(_ body: Ask.Body) -> [UInt8] {
        let chain: UInt128 = Cast.assetOf[body.wallet] == 0 ? 1 : 11_155_111
        let digit = UInt8(body.payee + 1)
        // Chain, nonce, tip, price, gas, payee, value, no data, an empty list of accesses.
        let fields: [[UInt8]] = [
            number(chain), number(UInt128(body.nonce)), number(0), number(body.gasPriceWei),
            number(UInt128(body.gasLimit)),
            // A payee's address is one hex digit, forty times.
            text([UInt8](repeating: digit << 4 | digit, count: 20)), number(body.wei), text([]),
            [0xc0],
        ]
        let list = fields.flatMap { $0 }
        // All of it is longer than none and shorter than 256 bytes.
        let head: [UInt8] =
            list.count < 56 ? [0xc0 + UInt8(list.count)] : [0xf8, UInt8(list.count)]
        return [2] + head + list
    }

    /// The shortest big-endian form; nothing for zero.
    private static func number(_ value: UInt128) -> [UInt8] {
        var bytes: [UInt8] = []
        var left = value
        while left > 0 {
            bytes.insert(UInt8(left % 256), at: 0)
            left /= 256
        }
        return text(bytes)
    }

    /// A string of up to 55 bytes behind its length; a small byte stands for itself.
    private static func text(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.count == 1, bytes[0] < 128 { return bytes }
        return [128 + UInt8(bytes.count)] + bytes
    }
}
