import Chains
import Digests
import Terms
import Testing

@Suite struct `An Ethereum address` {
    /// The examples of EIP-55.
    static let checksummed = [
        "0x52908400098527886E0F7030069857D2E4169EE7", "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77", "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ]

    @Test(arguments: checksummed) func `is written as EIP-55 has it`(text: String) throws {
        #expect(try EthereumAddress.read(text).text == text)
    }

    @Test(arguments: checksummed) func `is read in one case as well`(text: String) throws {
        let address = try EthereumAddress.read(text)
        #expect(try EthereumAddress.read(text.lowercased()) == address)
        #expect(try EthereumAddress.read("0x" + text.dropFirst(2).uppercased()) == address)
    }

    @Test func `is refused for one letter of the wrong case`() {
        let text = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        for index in text.indices.dropFirst(2) where text[index].isLetter {
            var wrong = text
            let letter = text[index]
            wrong.replaceSubrange(
                index...index, with: letter.isUppercase ? letter.lowercased() : letter.uppercased())
            #expect(throws: EthereumAddressError.wrongChecksum) { try EthereumAddress.read(wrong) }
        }
    }

    @Test(arguments: [
        "", "0x", "3535353535353535353535353535353535353535",
        "0X3535353535353535353535353535353535353535", "0x353535353535353535353535353535353535353",
        "0x35353535353535353535353535353535353535353", " 0x353535353535353535353535353535353535353",
        "0x353535353535353535353535353535353535353g", "0x353535353535353535353535353535353535353５",
        "0x35353535353535353535353535353535353535é", "vitalik.eth",
        "XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS", "0x+535353535353535353535353535353535353535",
    ])
    func `is refused in any other form`(text: String) {
        #expect(throws: EthereumAddressError.notAnAddress) { try EthereumAddress.read(text) }
    }

    @Test func `means an account on either kind of network`() throws {
        let accounts = try Ethereum.accounts(reading: EthereumPayments.payee)
        #expect(accounts.map(\.network) == [.mainnet, .testnet])
        #expect(accounts.allSatisfy { $0.bytes == [UInt8](repeating: 0x35, count: 20) })
        let error = refusal { () throws(ChainError) in try Ethereum.accounts(reading: "nobody") }
        #expect(error?.place == "address")
    }

    @Test func `comes from the public key`() throws {
        for vector in try EthereumTransferVector.all() {
            let account = try Ethereum.account(
                publicKey: try hex(vector.public_key), network: .testnet, kind: "eoa")
            #expect(account.text == vector.from)
            #expect(account.network == .testnet)
        }
    }

    @Test func `comes from no bytes that are no public key`() throws {
        let key = try hex(try require(EthereumTransferVector.all().first).public_key)
        var wrong = [[], [UInt8](repeating: 0, count: 33), Array(key.dropLast()), key + [0]]
        wrong.append([0x04] + key.dropFirst())
        wrong.append([0x02] + [UInt8](repeating: 0xff, count: 32))  // x above the field's prime
        wrong.append([0x02] + [UInt8](repeating: 0, count: 31) + [5])  // 5^3 + 7 is no square
        for bytes in wrong {
            let error = refusal { () throws(ChainError) in
                try Ethereum.account(publicKey: bytes, network: .mainnet, kind: "eoa")
            }
            #expect(error?.place == "public_key")
        }
        let error = refusal { () throws(ChainError) in
            try Ethereum.account(publicKey: key, network: .mainnet, kind: "safe")
        }
        #expect(error?.place == "kind")
    }

    @Test func `is not that of the point's mirror image`() throws {
        let key = try hex(try require(EthereumTransferVector.all().first).public_key)
        let mirrored = [key[0] ^ 1] + key.dropFirst()
        let point = try require(Secp256k1Point.decompress(key))
        let other = try require(Secp256k1Point.decompress(mirrored))
        #expect(point.prefix(33) == other.prefix(33))
        #expect(point.suffix(32) != other.suffix(32))
        #expect(point[64] & 1 == key[0] & 1)
    }

    @Test(arguments: [
        ("0x0000000000000000000000000000000000000000", true),
        ("0x0000000000000000000000000000000000000001", true),
        ("0x00000000000000000000000000000000000001ff", true),
        ("0x0000000000000000000000000000000000000200", false),
        ("0x0000000000000000000000010000000000000001", false),
        ("0x0000000000000000000000000100000000000001", false),
        ("0x0100000000000000000000000000000000000001", false),
    ])
    func `is reserved up to 0x1ff`(text: String, expected: Bool) throws {
        #expect(try EthereumAddress.read(text).isReserved == expected)
    }
}
