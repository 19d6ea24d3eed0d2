import JSON
import Terms
import Testing

@testable import Chains

@Suite struct `A script of bitcoin` {
    /// Each form with the places of its fixed bytes; the rest is a hash or a key.
    static let forms: [(BitcoinScript.Form, [UInt8], [Int])] = [
        (
            .p2pkh, [0x76, 0xa9, 0x14] + [UInt8](repeating: 7, count: 20) + [0x88, 0xac],
            [0, 1, 2, 23, 24]
        ),
        (.p2sh, [0xa9, 0x14] + [UInt8](repeating: 7, count: 20) + [0x87], [0, 1, 22]),
        (.p2wpkh, [0x00, 0x14] + [UInt8](repeating: 7, count: 20), [0, 1]),
        (.p2wsh, [0x00, 0x20] + [UInt8](repeating: 7, count: 32), [0, 1]),
        (.p2tr, [0x51, 0x20] + [UInt8](repeating: 7, count: 32), [0, 1]),
    ]

    // Another opcode in any of those places pays somebody else, anyone or nobody.
    @Test(arguments: forms)
    func `has a form by all of its fixed bytes`(
        form: BitcoinScript.Form, script: [UInt8], fixed: [Int]
    ) {
        #expect(BitcoinScript.form(of: script) == form)
        for place in fixed {
            for value in UInt8.min...UInt8.max where value != script[place] {
                var changed = script
                changed[place] = value
                // Version 0 and version 1 of 32 bytes differ in one byte alone.
                let other = script.count == 34 && place == 0 && (value == 0 || value == 0x51)
                #expect((BitcoinScript.form(of: changed) == nil) != other, "\(place) \(value)")
            }
        }
        #expect(BitcoinScript.form(of: Array(script.dropLast())) == nil)
        #expect(BitcoinScript.form(of: script + [0]) == nil)
    }

    // B-19, B-22: Base58Check of another length is no hash, and would make another script of it.
    @Test(arguments: [0, 1, 19, 21, 22]) func `is never made of a hash of another length`(
        length: Int
    ) {
        for version in [0x00, 0x05, 0x6f, 0xc4] as [UInt8] {
            let text = Base58Check.encode([version] + [UInt8](repeating: 7, count: length))
            #expect(throws: BitcoinAddressError.self) { try BitcoinAddress(reading: text) }
        }
    }

    // A zero byte at the front is a digit of its own in base 58, and a hash may have many.
    @Test(
        arguments: [
            (0x00, 20, "1111111111111111111114oLvT2"), (0x00, 19, "11111111111111111111BZbvjr"),
            (0x00, 2, "111GocDNxsrMq3Cp4wndGEjVdwXzwBfk"),
            (0x6f, 20, "mfWxJ45yp2SFn7UciZyNpvDKrzbhyfKrY8"),
            (0x05, 20, "31h1vYVSYuKP6AhS86fbRdMw9XHieotbST"),
        ] as [(UInt8, Int, String)]) func `of zeros is one text`(
            version: UInt8, zeros: Int, text: String
        ) throws
    {
        let hash =
            [UInt8](repeating: 0, count: zeros) + [UInt8](repeating: 1, count: 20 - zeros)
        let address = try BitcoinAddress(reading: text)
        #expect(address.script.dropFirst(version == 0x05 ? 2 : 3).starts(with: hash))
        #expect(address.text == text)
        #expect(Base58Check.encode([version] + hash) == text)
        for other in ["1" + text, String(text.dropFirst())] {
            #expect(throws: BitcoinAddressError.self) { try BitcoinAddress(reading: other) }
        }
    }

    // BIP-173: one text in two cases is refused, whichever letter it is.
    @Test func `has no text of mixed case`() {
        let good = Array("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu".utf8)
        for source in [good, Array(String(decoding: good, as: UTF8.self).uppercased().utf8)] {
            for place in source.indices where source[place] >= UInt8(ascii: "A") {
                var changed = source
                changed[place] ^= 0x20
                #expect(throws: BitcoinAddressError.mixedCase, "\(place)") {
                    try BitcoinAddress(reading: String(decoding: changed, as: UTF8.self))
                }
            }
        }
    }

    // BIP-173: up to four zero bits fill up the last group; a whole group of zeros is a second text
    // for one script.
    @Test func `has one text: no group of zeros too many`() throws {
        for text in [
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kqkhhp9x",
            "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kqaap4mk",
        ] {
            #expect(throws: BitcoinAddressError.notAnAddress, "\(text)") {
                try BitcoinAddress(reading: text)
            }
        }
    }

    // BIP-350 has rules for 32 bytes alone: what else is paid to version 1, anyone can take.
    @Test func `of version 1 holds 32 bytes`() {
        for length in 2...40 where length != 32 {
            let text = Bech32.encode(
                version: 1, program: [UInt8](repeating: 7, count: length), hrp: "bc")
            #expect(throws: BitcoinAddressError.notAnAddress, "\(length)") {
                try BitcoinAddress(reading: text)
            }
        }
        for length in 2...40 where length != 20 && length != 32 {
            let text = Bech32.encode(
                version: 0, program: [UInt8](repeating: 7, count: length), hrp: "bc")
            #expect(throws: BitcoinAddressError.notAnAddress, "\(length)") {
                try BitcoinAddress(reading: text)
            }
        }
    }

    @Test func `of a witness script is dust below 330 satoshi`() throws {
        let payee = "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3"
        for (amount, place) in [("0.00000329", "bitcoin.dust"), ("0.0000033", nil)] {
            let request = try BitcoinPayments.request(
                intent: BitcoinPayments.intent(to: .string(payee), amount: .string(amount)))
            do {
                _ = try Bitcoin.propose(request)
                #expect(place == nil)
            } catch { #expect(error.place == place) }
        }
    }
}
