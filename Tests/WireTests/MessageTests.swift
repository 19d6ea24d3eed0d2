import JSON
import Terms
import Testing
import Wire

@Suite struct `A message of the admin door` {
    private func fault<Message>(
        _ make: (JSON) throws(FieldError) -> Message, _ text: String
    ) throws -> FieldError? {
        let json = try JSONReader.read(Array(text.utf8))
        do throws(FieldError) {
            _ = try make(json)
            return nil
        } catch { return error }
    }

    @Test(arguments: [
        ("{}", "asset"), (#"{"asset":7}"#, "asset"),
        (#"{"asset":"ETH"}"#, "price"), (#"{"asset":"ETH","price":4}"#, "price"),
        (#"{"asset":"ETH","price":"1e3"}"#, "price"),
        (#"{"asset":"ETH","price":"1.0000000000000000001"}"#, "price"),
        (#"{"asset":"ETH","price":"1"}"#, "currency"),
        (#"{"asset":"ETH","price":"1","currency":"cad"}"#, "currency"),
        (#"{"asset":"ETH","price":"1","currency":"CAD"}"#, "max_age"),
        (#"{"asset":"ETH","price":"1","currency":"CAD","max_age":"1"}"#, "max_age"),
        (#"{"asset":"ETH","price":"1","currency":"CAD","max_age":1}"#, "haircut_bps"),
        (
            #"{"asset":"ETH","price":"1","currency":"CAD","max_age":1,"haircut_bps":"0"}"#,
            "haircut_bps"
        ),
        (
            #"{"asset":"ETH","price":"1","currency":"CAD","max_age":1,"haircut_bps":0,"x":1}"#,
            "x"
        ),
    ])
    func `about a rate names the field that is wrong`(text: String, field: String) throws {
        #expect(try fault(RateSetting.init, text)?.path == field)
    }

    @Test(arguments: [
        ("{}", "wallet"), (#"{"wallet":"x"}"#, "wallet"), (#"{"wallet":"a/b"}"#, "chain"),
        (#"{"wallet":"a/b","chain":"b"}"#, "chain"), (#"{"wallet":"a/b","chain":"a"}"#, "network"),
        (#"{"wallet":"a/b","chain":"a","network":"main"}"#, "network"),
        (#"{"wallet":"a/b","chain":"a","network":"mainnet","kind":7}"#, "kind"),
        (#"{"wallet":"a/b","chain":"a","network":"mainnet","seed":"x"}"#, "seed"),
        (#"{"wallet":"a/b","chain":"a","network":"mainnet","example":7}"#, "example"),
        (#"{"wallet":"a/b","chain":"a","network":"mainnet","example":"0x07"}"#, "example"),
    ])
    func `about a wallet names the field that is wrong`(text: String, field: String) throws {
        #expect(try fault(WalletCreation.init, text)?.path == field)
    }

    @Test func `about a wallet takes an example's entropy in hex`() throws {
        let wallet = try #require(WalletName("ton/main"))
        let entropy = [UInt8](repeating: 0xAB, count: 32)
        let creation = WalletCreation(
            wallet: wallet, network: .mainnet, kind: nil, example: entropy)
        #expect(try WalletCreation(creation.json) == creation)
        let hex = String(repeating: "ab", count: 32)
        #expect(WalletCreation.entropy(hex) == entropy)
        #expect(WalletCreation.entropy(hex.uppercased()) == entropy)
        for text in [
            "", "ab", hex + "ab", String(hex.dropLast()), hex.dropLast(2) + "0x", " " + hex,
        ] { #expect(WalletCreation.entropy(text) == nil) }
    }

    @Test(arguments: [
        (#"{"reason":7}"#, "reason"), (#"{"reason":null}"#, "reason"), (#"{"why":"x"}"#, "why"),
        ("[]", ""),
    ])
    func `that gives a reason names the field that is wrong`(text: String, field: String) throws {
        #expect(try fault(Reason.init, text)?.path == field)
    }

    @Test func `says nothing where there is nothing to say`() throws {
        #expect(Reason(nil).json == [:])
        let agent = try #require(AgentName("a"))
        let project = try #require(ProjectName("p"))
        #expect(
            AgentAddition(agent: agent, project: project, uid: nil).json
                == ["agent": "a", "project": "p"])
        let wallet = try #require(WalletName("ton/main"))
        #expect(
            WalletCreation(wallet: wallet, network: .testnet, kind: nil).json
                == ["wallet": "ton/main", "chain": "ton", "network": "testnet"])
    }
}
