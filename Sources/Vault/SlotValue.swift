internal import Keyroom
internal import Ledger

/// What a key slot's row holds: how dear a guess is, the salt, and the root key wrapped.
///
/// `0x01 || passes u32 || KiB u32 || salt 16 || wrapped root key || checksum 8`, big-endian. The
/// checksum is no proof of anything: it tells a damaged row from a wrong passphrase. Against an
/// attacker the parameters and the salt are bound into the wrapping.
struct SlotValue {
    let parameters: Argon2id
    let salt: [UInt8]
    let wrapped: [UInt8]

    private static let format: UInt8 = 1
    private static let headLength = 1 + 4 + 4 + Argon2id.saltLength
    private static let checksumLength = 8

    init(parameters: Argon2id, salt: [UInt8], wrapped: [UInt8]) {
        self.parameters = parameters
        self.salt = salt
        self.wrapped = wrapped
    }

    /// Nil where the bytes are not of the form or the checksum is not theirs.
    init?(_ value: [UInt8]) {
        let body = Array(value.dropLast(SlotValue.checksumLength))
        guard body.count > SlotValue.headLength, body[0] == SlotValue.format,
            SlotValue.checksum(body) == Array(value.suffix(SlotValue.checksumLength))
        else { return nil }
        let numbers = body[1..<9].map(UInt32.init)
        parameters = Argon2id(
            passes: numbers[..<4].reduce(0) { $0 << 8 | $1 },
            kibibytes: numbers[4...].reduce(0) { $0 << 8 | $1 })
        salt = Array(body[9..<SlotValue.headLength])
        wrapped = Array(body[SlotValue.headLength...])
    }

    /// The head, which the wrapping of the root key is bound to.
    static func head(_ parameters: Argon2id, salt: [UInt8]) -> [UInt8] {
        var out = [format]
        for number in [parameters.passes, parameters.kibibytes] {
            for shift in stride(from: UInt32(24), through: 0, by: -8) {
                out.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        return out + salt
    }

    var bytes: [UInt8] {
        let body = SlotValue.head(parameters, salt: salt) + wrapped
        return body + SlotValue.checksum(body)
    }

    private static func checksum(_ body: [UInt8]) -> [UInt8] {
        Array(PublicBytes.sha256(body).prefix(checksumLength))
    }
}
