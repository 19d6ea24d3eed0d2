import Terms
import Testing

@testable import Chains

@Suite struct `A TON address` {
    @Test func `is one account in all its forms`() throws {
        for vector in try TONAddressVector.all() {
            for (text, bounce, network) in [
                (vector.bounceable, true, .mainnet), (vector.nonbounceable, false, .mainnet),
                (vector.bounceable_test, true, .testnet),
                (vector.nonbounceable_test, false, .testnet), (vector.raw, true, nil),
                (vector.raw.uppercased(), true, nil),
            ] as [(String, Bool, Network?)] {
                let form = try TONAddressForm(text)
                #expect(form.address.workchain == 0)
                #expect("0:" + Hex.encode(form.address.account) == vector.raw)
                #expect(form.bounce == bounce)
                #expect(form.network == network)
                if let network {
                    #expect(form.address.text(bounceable: bounce, network: network) == text)
                }
            }
        }
    }

    @Test func `is read in either alphabet of base64, and not in both at once`() throws {
        var chance = SplitMix(seed: 5)
        var seen = 0
        while seen < 50 {
            let account = (0..<32).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
            let address = TONAddress(workchain: 0, account: account)
            let safe = address.text(bounceable: true, network: .mainnet)
            let plain = safe.replacing("-", with: "+").replacing("_", with: "/")
            #expect(try TONAddressForm(plain) == TONAddressForm(safe))
            guard safe.contains("-"), safe.contains("_") else { continue }
            seen += 1
            #expect(throws: TONAddressError.notAnAddress) {
                try TONAddressForm(safe.replacing("-", with: "+"))
            }
        }
    }

    // T-32: what only looks like an address.
    @Test func `is refused in any other form`() throws {
        let good = TONPayments.payee
        for (text, error) in [
            ("", TONAddressError.notAnAddress), ("UQ", .notAnAddress),
            (String(good.dropLast()), .notAnAddress), (good + "A", .notAnAddress),
            (" " + good, .notAnAddress), (good + "=", .notAnAddress),
            (good.replacing("U", with: "é"), .notAnAddress),
            ("UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-F", .wrongChecksum),
            ("UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi51-E", .wrongChecksum),
            ("0:2cf5", .notAnAddress), (":", .notAnAddress),
            ("00:" + String(repeating: "2", count: 64), .notAnAddress),
            ("+0:" + String(repeating: "2", count: 64), .notAnAddress),
            ("-0:" + String(repeating: "2", count: 64), .notAnAddress),
            ("0:" + String(repeating: "g", count: 64), .notAnAddress),
            ("0:" + String(repeating: "2", count: 65), .notAnAddress),
            ("0x:" + String(repeating: "2", count: 64), .notAnAddress),
            ("0:0:" + String(repeating: "2", count: 64), .notAnAddress),
            ("0:２" + String(repeating: "2", count: 63), .notAnAddress),
        ] {
            #expect(throws: error, "\(text)") { try TONAddressForm(text) }
        }
    }

    @Test func `is refused with a first byte that no account has`() throws {
        let account = [UInt8](repeating: 7, count: 32)
        for tag in 0...UInt8.max {
            var packed = [tag, 0] + account
            let checksum = CRC16.checksum(packed)
            packed += [UInt8(checksum >> 8), UInt8(checksum & 0xff)]
            let text = Self.base64(packed)
            if [0x11, 0x51, 0x91, 0xd1].contains(tag) {
                #expect(try TONAddressForm(text).address.account == account)
            } else {
                #expect(throws: TONAddressError.unknownTag) { try TONAddressForm(text) }
            }
        }
    }

    /// Base64 by the bits, so that the test does not lean on what it tests.
    static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let word = bytes[start..<(start + 3)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            for shift in [18, 12, 6, 0] as [UInt32] {
                text.append(digits[Int(word >> shift & 63)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    @Test func `of one character changed is never another account`() throws {
        let good = Array(TONPayments.payee.utf8)
        let digits = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        for index in good.indices {
            for digit in digits where digit != good[index] {
                var changed = good
                changed[index] = digit
                #expect(throws: TONAddressError.self) {
                    try TONAddressForm(String(decoding: changed, as: UTF8.self))
                }
            }
        }
    }

    @Test func `means the accounts its form names`() throws {
        let vector = try require(try TONAddressVector.all().first)
        #expect(try TON.accounts(reading: vector.bounceable).map(\.network) == [.mainnet])
        #expect(try TON.accounts(reading: vector.bounceable_test).map(\.network) == [.testnet])
        #expect(
            Set(try TON.accounts(reading: vector.raw).map(\.network)) == Set(Network.allCases))
        // What a policy stores is read back as the same account.
        for account in try TON.accounts(reading: vector.raw) {
            #expect(try TON.accounts(reading: account.text) == [account])
        }
        let error = refusal { () throws(ChainError) in try TON.accounts(reading: "UQ") }
        #expect(error?.place == "address")
    }
}
