/// Why a text names nothing that Bitcoin can pay.
enum BitcoinAddressError: Error, Hashable, Sendable {
    /// No address of any form.
    case notAnAddress
    /// The checksum does not match, or is the one of the other segwit version.
    case wrongChecksum
    /// Upper and lower case in one Bech32 text.
    case mixedCase
    /// A witness version above 1.
    case futureVersion(UInt8)
    /// A version byte of another coin.
    case otherNetwork

    /// The clause a person reads: lower case, no full stop.
    var clause: String {
        switch self {
        case .notAnAddress: "must be a Bitcoin address (bc1…, tb1…, or Base58Check)"
        case .wrongChecksum: "has a checksum that does not match: a character is wrong"
        case .mixedCase: "mixes upper and lower case, which Bech32 does not"
        case .futureVersion(let version):
            "is of witness version \(version), which has no rules yet: anyone could take the coins"
        case .otherNetwork: "has the version byte of another coin"
        }
    }
}
