import Keyroom

/// What a passphrase slot's row says before its wrapped root: kind, passes, memory, salt.
struct SlotParameters {
    private static let passphraseKind: UInt8 = 1
    static let size = 1 + 8 + 8 + 16

    let argon: Argon2id

    /// kind (1) || passes (8) || memory (8) || salt (16), big-endian.
    var bytes: [UInt8] {
        [SlotParameters.passphraseKind] + SlotParameters.wide(argon.passes)
            + SlotParameters.wide(argon.memory) + argon.salt
    }

    init(argon: Argon2id) { self.argon = argon }

    /// Reads a row's beginning; nil for an unknown kind or parameters outside what is accepted.
    init?(_ row: [UInt8], development: Bool) {
        guard row.count > SlotParameters.size, row[0] == SlotParameters.passphraseKind,
            let argon = Argon2id(
                passes: SlotParameters.number(row[1..<9]),
                memory: SlotParameters.number(row[9..<17]), salt: Array(row[17..<33]),
                development: development)
        else { return nil }
        self.argon = argon
    }

    private static func wide(_ value: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * UInt64($0))) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
