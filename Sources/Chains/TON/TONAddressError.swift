/// Why a text names no TON account.
enum TONAddressError: Error, Hashable, Sendable {
    /// Neither 48 characters of base64 nor a workchain, a colon and 64 hex digits.
    case notAnAddress
    /// The checksum does not match.
    case wrongChecksum
    /// The first byte is none that an address has.
    case unknownTag

    /// The clause a person reads: lower case, no full stop.
    var clause: String {
        switch self {
        case .notAnAddress:
            "must be 48 characters of base64url (UQ…, EQ…) or the raw form 0: and 64 hex digits"
        case .wrongChecksum:
            "has a checksum (CRC-16) that does not match: a character is wrong"
        case .unknownTag: "starts with a byte that no address of an account has"
        }
    }
}
