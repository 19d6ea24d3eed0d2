/// A body whose first line is a secret and whose rest is none: a keystore's passphrase, and the keystore.
public struct SecretLine: ~Copyable {
    /// The line, without its end.
    public let line: SecretBytes
    /// What stands behind the line's end.
    public let rest: [UInt8]

    /// Parts a body at its first line feed.
    ///
    /// - Throws: ``SecretError/badLength(bytes:allowed:)`` where there is none, or nothing before it.
    public init(_ body: RawSpan) throws(SecretError) {
        let end = unsafe body.withUnsafeBytes { bytes in
            unsafe bytes.firstIndex(of: UInt8(ascii: "\n"))
        }
        let count = body.byteCount
        guard let end, end > 0 else { throw .badLength(bytes: 0, allowed: 1...max(1, count)) }
        line = try SecretBytes(copying: body.extracting(0..<end))
        let behind = body.extracting((end + 1)..<count)
        rest = unsafe behind.withUnsafeBytes { bytes in unsafe Array(bytes) }
    }
}
