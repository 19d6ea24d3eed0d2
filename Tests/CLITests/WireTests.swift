import JSON
import Terms
import Testing
import Wire

@Suite struct `A message to the owner's door` {
    private func bytes(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8)) }
    private func clause(_ work: () throws -> Void) -> FieldError? {
        do { try work() } catch { return error as? FieldError }
        return nil
    }

    @Test(arguments: [
        #"{"agent":"a","project":"p"}"#, #"{"agent":"a","project":"p","uid":0}"#,
        #"{"agent":"a","project":"p","uid":4294967294}"#,
    ])
    func `adds an agent, and is written as it was read`(text: String) throws {
        let json = try bytes(text)
        #expect(try AgentAddition(json).json == json)
    }

    @Test(arguments: [
        (#"{"agent":"A","project":"p"}"#, "agent"), (#"{"agent":"a"}"#, "project"),
        (#"{"agent":"a","project":""}"#, "project"),
        (#"{"agent":"a","project":"p","uid":4294967295}"#, "uid"),
        (#"{"agent":"a","project":"p","uid":"7"}"#, "uid"),
        (#"{"agent":"a","project":"p","gid":7}"#, "gid"), ("[]", ""),
    ])
    func `adds no agent when a field is wrong, and names it`(text: String, field: String) throws {
        let json = try bytes(text)
        #expect(clause { _ = try AgentAddition(json) }?.path == field)
    }

    @Test func `creates a wallet, its chain said twice and alike`() throws {
        let name = try #require(WalletName("ton/main"))
        for kind in ["v5r1", nil] {
            let creation = WalletCreation(wallet: name, network: .testnet, kind: kind)
            #expect(try WalletCreation(creation.json) == creation)
        }
        let wrong: JSON = ["wallet": "ton/main", "chain": "bitcoin", "network": "mainnet"]
        #expect(clause { _ = try WalletCreation(wrong) }?.path == "chain")
        let other: JSON = ["wallet": "ton/main", "chain": "ton", "network": "devnet"]
        #expect(clause { _ = try WalletCreation(other) }?.path == "network")
    }

    @Test func `sets a rate, its bounds left to the vault`() throws {
        let currency = try #require(Currency("CAD"))
        for (price, age, haircut) in [(4_120_000_000_000_000_000, 86_400, 200), (0, 0, 10_001)]
            as [(UInt128, UInt64, UInt64)]
        {
            let setting = RateSetting(
                asset: "TON", price: price, currency: currency, maxAge: age, haircut: haircut)
            #expect(try RateSetting(setting.json) == setting)
        }
        let json: JSON = [
            "asset": "TON", "price": "4.120", "currency": "CAD", "max_age": 1, "haircut_bps": 0,
        ]
        let again = try RateSetting(json)
        #expect(String(decoding: JSONWriter.write(again.json), as: UTF8.self).contains(#""4.12""#))
    }

    @Test func `pins a rate or forces it, and says so only where that is meant`() throws {
        let bare: JSON = [
            "asset": "USD", "price": "1.4", "currency": "CAD", "max_age": 1, "haircut_bps": 0,
        ]
        #expect(try RateSetting(bare).json == bare)
        guard case .object(let members) = bare else { return }
        for (pinned, forced) in [(true, false), (false, true), (true, true)] {
            var object = members
            if pinned { object["pinned"] = true }
            if forced { object["forced"] = true }
            let setting = try RateSetting(.object(object))
            #expect(setting.isPinned == pinned)
            #expect(setting.isForced == forced)
            #expect(setting.json == .object(object))
        }
        var wrong = members
        wrong["pinned"] = "yes"
        #expect(clause { _ = try RateSetting(.object(wrong)) }?.path == "pinned")
    }

    @Test func `gives a reason, or none, of 200 bytes at most`() throws {
        #expect(try Reason([:]).text == nil)
        #expect(try Reason(Reason("why").json).text == "why")
        let long = Reason(String(repeating: "x", count: 201)).json
        #expect(clause { _ = try Reason(long) }?.path == "reason")
    }

    @Test func `orders a payment, leaving out what is not said`() throws {
        let wallet = try #require(WalletName("ethereum/main"))
        let bare = PaymentOrder(
            wallet: wallet, payee: "0x1", amount: "1.5", asset: "ETH", comment: nil,
            network: JSONObject([("nonce", 5)]), item: nil, alternatives: [])
        #expect(
            String(decoding: JSONWriter.write(bare.json), as: UTF8.self)
                == #"{"intent":{"amount":"1.5","asset":"ETH","kind":"transfer","to":"0x1"},"#
                + #""network":{"nonce":5},"wallet":"ethereum/main"}"#)
        let full = PaymentOrder(
            wallet: wallet, payee: "0x1", amount: "1.5", asset: "ETH", comment: "hi",
            network: JSONObject(), item: "seat", alternatives: ["none: cheaper"],
            isConfirmed: true)
        #expect(
            String(decoding: JSONWriter.write(full.json), as: UTF8.self)
                .hasPrefix(#"{"confirm_duplicate":true,"intent":"#))
        #expect(
            String(decoding: JSONWriter.write(full.json), as: UTF8.self).contains(
                #""purpose":{"alternatives_considered":["none: cheaper"],"item":"seat"}"#))
    }
}
