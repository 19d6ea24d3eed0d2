import Terms
import Testing

@testable import Chains

@Suite struct `A Bitcoin address` {
    private struct Segwit: Decodable {
        struct Valid: Decodable {
            let address: String
            let script_pubkey: String
        }

        struct Invalid: Decodable { let address: String }

        let valid: [Valid]
        let invalid: [Invalid]
    }

    private struct Keys: Decodable {
        struct Address: Decodable {
            let pubkey: String
            let address: String
        }

        let addresses: [Address]
    }

    // B-19: BIP-350 knows versions up to 16; only those that have rules are paid.
    @Test func `of a witness program is read as BIP-350 says, where its version has rules`() throws
    {
        let vectors = try VectorFile.load("bip350_addresses.json", as: Segwit.self)
        var paid = 0
        for vector in vectors.valid {
            let script = try hex(vector.script_pubkey)
            guard BitcoinScript.form(of: script) != nil else {
                #expect(throws: BitcoinAddressError.self, "\(vector.address)") {
                    try BitcoinAddress(reading: vector.address)
                }
                continue
            }
            let address = try BitcoinAddress(reading: vector.address)
            #expect(address.script == script)
            #expect(address.text == vector.address.lowercased())
            #expect(
                address.network
                    == (vector.address.lowercased().hasPrefix("tb") ? .testnet : .mainnet))
            paid += 1
        }
        #expect(paid == 5)
        #expect(vectors.invalid.count == 15)
        for vector in vectors.invalid {
            #expect(throws: BitcoinAddressError.self, "\(vector.address)") {
                try BitcoinAddress(reading: vector.address)
            }
        }
    }

    @Test func `says of a later witness version that anyone could take the coins`() {
        #expect(throws: BitcoinAddressError.futureVersion(2)) {
            try BitcoinAddress(reading: "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs")
        }
        #expect(BitcoinAddressError.futureVersion(2).clause.contains("anyone"))
    }

    /// One of each form on each network, as other software writes them.
    static let known: [(String, BitcoinScript.Form, Network)] = [
        // The genesis block's, and BIP-16's and BIP-49's examples.
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", .p2pkh, .mainnet),
        ("3P14159f73E4gFr7JterCCQh9QjiTjiZrG", .p2sh, .mainnet),
        ("mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", .p2pkh, .testnet),
        ("2Mww8dCYPUpKHofjgcXcBCEGmniw9CoaiD2", .p2sh, .testnet),
        ("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu", .p2wpkh, .mainnet),
        ("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", .p2wpkh, .testnet),
        ("bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3", .p2wsh, .mainnet),
        ("bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr", .p2tr, .mainnet),
    ]

    @Test(arguments: known)
    func `is one script and one text`(text: String, form: BitcoinScript.Form, network: Network)
        throws
    {
        let address = try BitcoinAddress(reading: text)
        #expect(BitcoinScript.form(of: address.script) == form)
        #expect(address.network == network)
        #expect(address.text == text)
        let accounts = try Bitcoin.accounts(reading: text)
        #expect(accounts == [address.account])
        #expect(accounts.first?.text == text)
    }

    @Test func `of upper case is the same one`() throws {
        let text = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"
        #expect(
            try BitcoinAddress(reading: text.uppercased()) == BitcoinAddress(reading: text))
    }

    @Test func `of one character changed is refused`() throws {
        let alphabets = [
            Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8),
            Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8),
        ]
        for (text, _, _) in Self.known {
            let good = Array(text.utf8)
            for index in good.indices {
                for digit in alphabets[text.contains("1q") || text.contains("1p") ? 0 : 1]
                where digit != good[index] {
                    var changed = good
                    changed[index] = digit
                    #expect(throws: BitcoinAddressError.self) {
                        try BitcoinAddress(reading: String(decoding: changed, as: UTF8.self))
                    }
                }
            }
        }
    }

    @Test func `is refused in any other form`() {
        let good = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"
        for text in [
            "", "b", "bc", "bc1", "bc1q", " " + good, good + " ", good + "q",
            String(good.dropLast()), good.replacing("bc1", with: "bc\u{11}"),
            good.replacing("bc1", with: "bcrt1"), "BC1" + good.dropFirst(3),
            good.replacing("q", with: "é"), "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            // Other coins: Litecoin, Dogecoin; and a private key.
            "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1", "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L",
            "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "1", "11111111111111111111",
            String(repeating: "1", count: 40), String(repeating: "bc1q", count: 30),
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0",
        ] {
            #expect(throws: BitcoinAddressError.self, "\(text)") {
                try BitcoinAddress(reading: text)
            }
        }
    }

    @Test func `of a key is BIP-84's`() throws {
        for vector in try VectorFile.load("bip84.json", as: Keys.self).addresses {
            let account = try Bitcoin.account(
                publicKey: hex(vector.pubkey), network: .mainnet, kind: "p2wpkh")
            #expect(account.text == vector.address)
        }
    }

    // B-26: only compressed points.
    @Test func `is of a compressed key and of one kind`() throws {
        let key = try hex("0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c")
        for kind in ["p2tr", "p2pkh", "P2WPKH", ""] {
            #expect(
                refusal { () throws(ChainError) in
                    try Bitcoin.account(publicKey: key, network: .mainnet, kind: kind)
                }?.place == "kind")
        }
        for wrong in [[], key.dropLast(), [0x04] + key.dropFirst(), [0x06] + key.dropFirst()] {
            #expect(
                refusal { () throws(ChainError) in
                    try Bitcoin.account(
                        publicKey: Array(wrong), network: .mainnet, kind: "p2wpkh")
                }?.place == "public_key")
        }
    }
}
