internal import Keyroom
internal import Terms

/// The open part of a key slot's row: what opens it, how dear a guess is, the salt.
///
/// `0x02 || kind u8 || passes u32 || KiB u32 || salt 16`, big-endian; passes and KiB are 0 where 32 random
/// bytes open it. Bound into the wrapping of the root key as it stands. Rows of format 1, of releases that
/// knew passphrases alone, lack the kind and are read as they are.
struct SlotHead: Equatable {
    let format: UInt8
    let kind: SlotKind
    /// What Argon2id costs; nil unless a passphrase opens the slot.
    let parameters: Argon2id?
    let salt: [UInt8]

    static let format: UInt8 = 2
    static let passphraseFormat: UInt8 = 1
    /// In the place of a kind: the row is what a removed slot leaves.
    static let removed: UInt8 = 0

    /// Makes the head of a new slot, with a salt of its own.
    init(_ kind: SlotKind, development: Bool) {
        format = SlotHead.format
        self.kind = kind
        parameters = kind == .passphrase ? (development ? .development : .standard) : nil
        salt = PublicBytes.random(Argon2id.saltLength)
    }

    /// Reads a head from the front of a row; nil for what is not of either form.
    init?(_ bytes: some Collection<UInt8>) {
        guard let format = bytes.first else { return nil }
        var rest = Array(bytes.dropFirst())
        switch format {
        case SlotHead.passphraseFormat: kind = .passphrase
        case SlotHead.format:
            guard let code = rest.first,
                let kind = SlotKind.allCases.first(where: { $0.code == code })
            else { return nil }
            self.kind = kind
            rest.removeFirst()
        default: return nil
        }
        guard rest.count >= 8 + Argon2id.saltLength else { return nil }
        let numbers = rest[..<8].map(UInt32.init)
        let read = Argon2id(
            passes: numbers[..<4].reduce(0) { $0 << 8 | $1 },
            kibibytes: numbers[4...].reduce(0) { $0 << 8 | $1 })
        guard kind == .passphrase || read == SlotHead.free else { return nil }
        self.format = format
        parameters = kind == .passphrase ? read : nil
        salt = Array(rest[8..<(8 + Argon2id.saltLength)])
    }

    init(format: UInt8, kind: SlotKind, parameters: Argon2id?, salt: [UInt8]) {
        self.format = format
        self.kind = kind
        self.parameters = parameters
        self.salt = salt
    }

    private static let free = Argon2id(passes: 0, kibibytes: 0)

    /// The bytes, which the wrapping of the root key is bound to.
    var bytes: [UInt8] {
        var out = [format] + (format == SlotHead.passphraseFormat ? [] : [kind.code])
        let cost = parameters ?? SlotHead.free
        for number in [cost.passes, cost.kibibytes] {
            for shift in stride(from: UInt32(24), through: 0, by: -8) {
                out.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        return out + salt
    }

    /// The key that a secret wraps the root key with here.
    ///
    /// - Throws: ``SecretError/badLength(bytes:allowed:)`` where 32 bytes are asked for and not given.
    func key(of secret: borrowing SecretBytes) throws(SecretError) -> SecretBytes {
        guard let parameters else { return try SlotMaterial.key(of: secret, bound: bytes) }
        return try parameters.key(passphrase: secret, salt: salt)
    }
}

extension SlotKind {
    /// The byte that stands for it in a row.
    var code: UInt8 {
        switch self {
        case .passphrase: 1
        case .keyFile: 2
        case .shares: 3
        case .credential: 4
        }
    }
}
