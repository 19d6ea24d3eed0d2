/// Why entropy gave no key.
public enum KeyError: Error, Hashable, Sendable {
    /// A derived scalar was zero or not below the group's order; fresh entropy helps.
    case unusable(step: UInt32)
    /// A derivation that does not go with the scheme.
    case unsupported
    /// A signature did not verify under the key's own public key, and was thrown away.
    case badSignature
    /// There was no locked memory.
    case memory(SecretError)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .unusable(let step): "gives no key at derivation step \(step); try again"
        case .unsupported: "asks for a derivation that does not go with its signing scheme"
        case .badSignature: "made a signature that did not verify"
        case .memory(let error): error.clause
        }
    }
}
