internal import Digests
internal import Terms

/// The workchain and the 256 bits that name a TON account (addr_std, TEP-2).
struct TONAddress: Hashable, Sendable {
    /// How many bytes name an account within its workchain.
    static let accountLength = 32
    /// The bit of the first byte that keeps an address to test networks.
    static let testnetFlag: UInt8 = 0x80
    /// The first byte of an address whose contract is to send back what it can't take.
    static let bounceable: UInt8 = 0x11
    /// The first byte of an address that may have no contract yet.
    static let nonBounceable: UInt8 = 0x51

    /// 0 for the chain of ordinary accounts, -1 for the masterchain.
    let workchain: Int8
    /// The hash of the account's first state, 32 bytes.
    let account: [UInt8]

    /// Takes a workchain and 32 bytes, which the caller has counted.
    init(workchain: Int8, account: [UInt8]) {
        self.workchain = workchain
        self.account = account
    }

    /// Whether nobody can hold a key to it: the address of zeros, where coins are burnt.
    var isReserved: Bool { account.allSatisfy { $0 == 0 } }

    /// The workchain's byte and the account: what accounts are compared by.
    var bytes: [UInt8] { [UInt8(bitPattern: workchain)] + account }

    /// The user-friendly form of 48 characters, base64url.
    ///
    /// A tag (bounceable or not, test network or not), the workchain, the account, a CRC-16 of all
    /// before it, big-endian.
    func text(bounceable: Bool, network: Network) -> String {
        var packed = [bounceable ? TONAddress.bounceable : TONAddress.nonBounceable]
        if network == .testnet { packed[0] |= TONAddress.testnetFlag }
        packed += bytes
        let checksum = CRC16.checksum(packed)
        packed.append(UInt8(truncatingIfNeeded: checksum >> 8))
        packed.append(UInt8(truncatingIfNeeded: checksum))
        let characters = Base64.encode(packed).utf8.map { character in
            switch character {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: character
            }
        }
        return String(decoding: characters, as: UTF8.self)
    }
}
