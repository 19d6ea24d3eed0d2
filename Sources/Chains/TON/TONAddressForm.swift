internal import Digests
internal import Terms

/// An address as a text gave it: the account, and what else the form says.
struct TONAddressForm: Hashable, Sendable {
    /// The account.
    let address: TONAddress
    /// Whether a contract that can't take a message is to send the coins back.
    ///
    /// The raw form does not say; then they come back, since nobody is known to be there.
    let bounce: Bool
    /// The network the form is for; nil for the raw form, which names none.
    let network: Network?

    /// How long the user-friendly form is, characters.
    private static let friendlyLength = 48

    /// Reads the user-friendly form in base64url or base64, or the raw form `0:` and 64 hex digits.
    ///
    /// Throws ``TONAddressError``.
    init(_ text: String) throws(TONAddressError) {
        self =
            text.utf8.contains(UInt8(ascii: ":"))
            ? try TONAddressForm.raw(text) : try TONAddressForm.friendly(text)
    }

    private init(address: TONAddress, bounce: Bool, network: Network?) {
        self.address = address
        self.bounce = bounce
        self.network = network
    }

    private static func friendly(_ text: String) throws(TONAddressError) -> TONAddressForm {
        guard text.utf8.count == friendlyLength else { throw .notAnAddress }
        let safe = text.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        let plain = text.utf8.contains { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") }
        // One alphabet or the other: a text of both was put together from two.
        guard !(safe && plain) else { throw .notAnAddress }
        let standard = text.utf8.map { character in
            switch character {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: character
            }
        }
        guard let packed = Base64.decode(String(decoding: standard, as: UTF8.self)),
            packed.count == 36
        else { throw .notAnAddress }
        // Over the checksum too the remainder is zero.
        guard CRC16.checksum(packed) == 0 else { throw .wrongChecksum }
        let tag = packed[0] & ~TONAddress.testnetFlag
        guard tag == TONAddress.bounceable || tag == TONAddress.nonBounceable else {
            throw .unknownTag
        }
        return TONAddressForm(
            address: TONAddress(
                workchain: Int8(bitPattern: packed[1]), account: Array(packed[2..<34])),
            bounce: tag == TONAddress.bounceable,
            network: packed[0] & TONAddress.testnetFlag == 0 ? .mainnet : .testnet)
    }

    private static func raw(_ text: String) throws(TONAddressError) -> TONAddressForm {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2 * TONAddress.accountLength,
            let account = Hex.decode(parts[1])
        else { throw .notAnAddress }
        let workchain: Int8
        switch parts[0] {
        case "0": workchain = 0
        case "-1": workchain = -1
        default: throw .notAnAddress
        }
        return TONAddressForm(
            address: TONAddress(workchain: workchain, account: account), bounce: true,
            network: nil)
    }
}
