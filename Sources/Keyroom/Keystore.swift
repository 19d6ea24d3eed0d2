/// An Ethereum keystore of version 3 as its file has it: a key encrypted under a passphrase, nothing secret.
///
/// The passphrase's key is 32 bytes by scrypt or PBKDF2; its first half encrypts with AES-128 in counter mode,
/// its second half goes into the MAC, `Keccak-256(second half || ciphertext)` (Web3 Secret Storage).
public struct Keystore: Hashable, Sendable {
    /// How the passphrase is made a key of.
    public enum Derivation: Hashable, Sendable {
        /// scrypt (RFC 7914): cost, block size, parallelism.
        case scrypt(n: UInt64, r: UInt64, p: UInt64)
        /// PBKDF2 with HMAC-SHA-256: rounds.
        case pbkdf2(rounds: UInt64)
    }

    let derivation: Derivation
    let salt: [UInt8]
    let iv: [UInt8]
    let ciphertext: [UInt8]
    let mac: [UInt8]

    /// The most memory that scrypt may ask for, bytes: twice what geth's own keystores take.
    static let mostMemory: UInt64 = 512 << 20
    /// The most blocks that scrypt may mix, eight times as many as geth's own: some ten seconds.
    static let mostMixes: UInt64 = 1 << 24
    /// The most rounds of PBKDF2: sixteen times as many as usual, some seconds.
    static let mostRounds: UInt64 = 1 << 22

    /// Checks the parameters.
    ///
    /// A file can ask for any amount of work before it shows whether its passphrase is right, so the work is
    /// bounded here. Keys shorter than 32 bytes stand for numbers with zeros before them; old writers left
    /// those out.
    /// - Throws: ``ImportError/keystore(field:clause:)``.
    public init(
        derivation: Derivation, salt: [UInt8], iv: [UInt8], ciphertext: [UInt8], mac: [UInt8]
    ) throws(ImportError) {
        switch derivation {
        case .scrypt(let n, let r, let p):
            guard n >= 2, n & (n - 1) == 0, n <= 1 << 30 else {
                throw .keystore(field: "n", clause: "must be a power of two from 2 to 2^30")
            }
            for (field, value) in [("r", r), ("p", p)] where !(1...1_024).contains(value) {
                throw .keystore(field: field, clause: "must be from 1 to 1024")
            }
            guard 128 * n * r <= Keystore.mostMemory, n * r * p <= Keystore.mostMixes else {
                throw .keystore(
                    field: "n, r and p", clause: "ask for more work or memory than is given here")
            }
        case .pbkdf2(let rounds):
            guard (1...Keystore.mostRounds).contains(rounds) else {
                throw .keystore(field: "c", clause: "must be from 1 to \(Keystore.mostRounds)")
            }
        }
        for (field, bytes, allowed) in [
            ("salt", salt, 0...256), ("iv", iv, 16...16), ("ciphertext", ciphertext, 28...32),
            ("mac", mac, 32...32),
        ] where !allowed.contains(bytes.count) {
            throw .keystore(
                field: field,
                clause: "has \(bytes.count) bytes, outside \(allowed.lowerBound) to "
                    + "\(allowed.upperBound)")
        }
        self.derivation = derivation
        self.salt = salt
        self.iv = iv
        self.ciphertext = ciphertext
        self.mac = mac
    }
}
