import Terms
import Testing

@testable import Chains

/// RFC 6454: scheme, host and port, in one text; what two readers could take for two origins is none.
@Suite struct `A merchant's origin` {
    @Test(arguments: [
        ("https://shop.example", "https://shop.example"),
        ("HTTPS://Shop.EXAMPLE", "https://shop.example"),
        ("https://shop.example:443", "https://shop.example"),
        ("https://shop.example:8443", "https://shop.example:8443"),
        ("https://a-b.c1.example:1", "https://a-b.c1.example:1"),
        ("https://xn--pple-43d.example", "https://xn--pple-43d.example"),
    ])
    func `has one text`(written: String, canonical: String) throws {
        #expect(try MerchantOrigin(written).text == canonical)
        #expect(try MerchantOrigin(canonical).text == canonical)
    }

    @Test(arguments: [
        ("http://shop.example", MerchantOriginError.notHTTPS), ("shop.example", .notHTTPS),
        ("https:/shop.example", .notHTTPS), ("", .notHTTPS), ("javascript:alert(1)", .notHTTPS),
        // The first a is U+0430: a homograph of apple.
        ("https://\u{430}pple.example", .notASCII), ("https://shop.example ", .notASCII),
        ("https://shop\u{2024}example", .notASCII), ("https://sh\u{0}op.example", .notASCII),
        ("https://shop.example@evil.example", .userInformation),
        ("https://user:pass@shop.example", .userInformation),
        ("https://shop.example/", .moreThanOrigin), ("https://shop.example?x", .moreThanOrigin),
        ("https://shop.example#x", .moreThanOrigin), ("https://shop.example\\x", .moreThanOrigin),
        ("https:///shop.example", .moreThanOrigin),
        ("https://shop.example.", .host), ("https://.example", .host), ("https://", .host),
        ("https://localhost", .host), ("https://-a.example", .host), ("https://a-.example", .host),
        ("https://a_b.example", .host), ("https://[::1]", .host), ("https://sh%6fp.example", .host),
        ("https://ab--cd.example", .host), ("https://xn--.example", .host),
        ("https://\(String(repeating: "a", count: 64)).example", .host),
        ("https://\(String(repeating: "a.", count: 124))example", .host),
        ("https://127.0.0.1", .machineAddress), ("https://127.1", .machineAddress),
        ("https://0x7f.0x1", .machineAddress), ("https://shop.1example", .machineAddress),
        ("https://shop.example:", .port), ("https://shop.example:0", .port),
        ("https://shop.example:0443", .port), ("https://shop.example:65536", .port),
        ("https://shop.example:4 3", .notASCII), ("https://shop.example:443:443", .port),
        ("https://shop.example:+443", .port),
    ])
    func `is none where it could be read as two`(text: String, why: MerchantOriginError) {
        #expect(throws: why) { try MerchantOrigin(text) }
        #expect(why.clause.first?.isLowercase == true)
    }

    @Test func `is a payee on both networks`() throws {
        let accounts = try Card.accounts(reading: "https://SHOP.example:443")
        #expect(accounts.map(\.text) == ["https://shop.example", "https://shop.example"])
        #expect(Set(accounts.map(\.network)).count == 2)
    }
}
