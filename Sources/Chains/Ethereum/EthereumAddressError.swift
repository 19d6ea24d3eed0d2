/// Why a text names no Ethereum account.
public enum EthereumAddressError: Error, Hashable, Sendable {
    /// Not `0x` and 40 hex digits.
    case notAnAddress
    /// Mixed case that is not EIP-55's.
    case wrongChecksum

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .notAnAddress: "must be 0x and 40 hex digits"
        case .wrongChecksum: "has a checksum (EIP-55) that does not match: a character is wrong"
        }
    }
}
