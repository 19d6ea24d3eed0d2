/// A keyed hash with a running state, as PBKDF2 runs it: HMAC over SHA-256 or SHA-512.
protocol KeyedHash: ~Copyable {
    /// Bytes that come out.
    static var length: Int { get }

    init(key: UnsafePointer<UInt8>, count: Int) throws(SecretError)

    mutating func update(_ bytes: UnsafePointer<UInt8>, count: Int)

    /// Writes ``length`` bytes; the state is spent.
    mutating func finish(into out: UnsafeMutablePointer<UInt8>)

    /// Takes over another state, so that a key is hashed once for all rounds.
    mutating func restart(from other: borrowing Self)
}
