import JSON
import Terms
import Testing
import Wire

@Suite struct `A message about a payment` {
    private func fault<Message>(
        _ make: (JSON) throws(FieldError) -> Message, _ text: String
    ) throws -> String? {
        let json = try JSONReader.read(Array(text.utf8))
        do throws(FieldError) {
            _ = try make(json)
            return nil
        } catch { return error.path }
    }

    private static let hex = String(repeating: "ab", count: 32)
    private static let signature = String(repeating: "A", count: 86) + "=="

    @Test func `approves one digest, in lower case`() throws {
        let digest = try #require(Digest32([UInt8](repeating: 0xAB, count: 32)))
        let approval = PaymentApproval(digest: digest)
        #expect(approval.json == ["digest": .string(Self.hex)])
        #expect(try PaymentApproval(approval.json) == approval)
        for text in [
            "{}", #"{"digest":7}"#, #"{"digest":""}"#, #"{"digest":"\#(Self.hex.uppercased())"}"#,
            #"{"digest":"\#(Self.hex)ab"}"#,
        ] { #expect(try fault(PaymentApproval.init, text) == "digest") }
        #expect(try fault(PaymentApproval.init, #"{"digest":"\#(Self.hex)","x":1}"#) == "x")
    }

    @Test func `settles it with a cost that is not nothing`() throws {
        let settlement = PaymentSettlement(
            cost: [.init(asset: "ETH", amount: "1.02")], reference: "0xab",
            attested: Attestation(observer: "watcher", signature: Self.signature))
        #expect(try PaymentSettlement(settlement.json) == settlement)
        #expect(
            PaymentSettlement(cost: settlement.cost).json
                == ["cost": [["asset": "ETH", "amount": "1.02"]]])
        let cost = #""cost":[{"asset":"ETH","amount":"1"}]"#
        let many = Array(repeating: #"{"asset":"E","amount":"1"}"#, count: 9)
            .joined(separator: ",")
        let long = String(repeating: "x", count: 201)
        let cases = [
            ("{}", "cost"), (#"{"cost":[]}"#, "cost"), (#"{"cost":[\#(many)]}"#, "cost"),
            (#"{"cost":[7]}"#, "cost[0]"), (#"{"cost":[{"asset":"ETH"}]}"#, "cost[0].amount"),
            ("{\(cost),\"reference\":\"\"}", "reference"),
            ("{\(cost),\"reference\":\"\(long)\"}", "reference"),
            ("{\(cost),\"reference\":null}", "reference"),
            ("{\(cost),\"attested\":7}", "attested"),
            ("{\(cost),\"attested\":{\"observer\":\"w\"}}", "attested.signature"),
            (
                "{\(cost),\"attested\":{\"observer\":\"w\",\"signature\":\"AA==\"}}",
                "attested.signature"
            ),
            ("{\(cost),\"proof\":{}}", "proof"),
        ]
        for (text, field) in cases { #expect(try fault(PaymentSettlement.init, text) == field) }
    }

    @Test func `voids it with a proof of the chain's own form`() throws {
        let void = PaymentVoid(proof: ["chain": "ethereum"], reference: "0xcd")
        #expect(try PaymentVoid(void.json) == void)
        #expect(void.json == ["proof": ["chain": "ethereum"], "reference": "0xcd"])
        for (text, field) in [
            ("{}", "proof"), (#"{"proof":"x"}"#, "proof"), (#"{"proof":[]}"#, "proof"),
            (#"{"proof":{},"cost":[]}"#, "cost"),
        ] { #expect(try fault(PaymentVoid.init, text) == field) }
    }

    @Test func `reports on it in three words and a sentence`() throws {
        let report = PaymentReport(outcome: .dropped, detail: "no node took it")
        #expect(try PaymentReport(report.json) == report)
        #expect(PaymentReport(outcome: .settled).json == ["outcome": "settled"])
        for (text, field) in [
            ("[]", ""), ("{}", "outcome"), (#"{"outcome":"voided"}"#, "outcome"),
            (#"{"outcome":"failed","detail":""}"#, "detail"),
            (#"{"outcome":"failed","detail":7}"#, "detail"),
            (#"{"outcome":"failed","cost":"1"}"#, "cost"),
        ] { #expect(try fault(PaymentReport.init, text) == field) }
    }

    @Test func `says why, where a reason is needed`() throws {
        #expect(try Reason.stated(["reason": "x"]).text == "x")
        let long = String(repeating: "x", count: 201)
        for text in ["{}", #"{"reason":""}"#, #"{"reason":"\#(long)"}"#, #"{"reason":7}"#] {
            #expect(try fault(Reason.stated, text) == "reason")
        }
        #expect(try fault(Reason.stated, #"{"reason":"x","y":1}"#) == "y")
    }
}

@Suite struct `A message about money or people` {
    private func fault<Message>(
        _ make: (JSON) throws(FieldError) -> Message, _ text: String
    ) throws -> String? {
        let json = try JSONReader.read(Array(text.utf8))
        do throws(FieldError) {
            _ = try make(json)
            return nil
        } catch { return error.path }
    }

    @Test func `grants an amount for so many seconds`() throws {
        let order = EmergencyOrder(
            amount: try Money(decimal: "20"), lasts: 3_600, reason: "a flood")
        #expect(try EmergencyOrder(order.json) == order)
        for (text, field) in [
            ("{}", "amount"), (#"{"amount":"x"}"#, "amount"), (#"{"amount":"1"}"#, "lasts"),
            (#"{"amount":"1","lasts":"1h"}"#, "lasts"), (#"{"amount":"1","lasts":1}"#, "reason"),
        ] { #expect(try fault(EmergencyOrder.init, text) == field) }
    }

    @Test func `names an observer and its key`() throws {
        let addition = ObserverAddition(name: "w", publicKey: [UInt8](repeating: 7, count: 32))
        #expect(try ObserverAddition(addition.json) == addition)
        for (text, field) in [
            ("{}", "name"), (#"{"name":"W"}"#, "name"), (#"{"name":"w"}"#, "public_key"),
            (#"{"name":"w","public_key":"0707"}"#, "public_key"),
        ] { #expect(try fault(ObserverAddition.init, text) == field) }
    }

    @Test func `moves a price, and has no place for more`() throws {
        let cad = try #require(Currency("CAD"))
        let move = PriceMove(asset: "ETH", price: 4_120_000_000_000_000_000, currency: cad)
        #expect(move.json == ["asset": "ETH", "price": "4.12", "currency": "CAD"])
        #expect(try PriceMove(move.json) == move)
        for (text, field) in [
            ("{}", "asset"), (#"{"asset":"ETH"}"#, "price"),
            (#"{"asset":"ETH","price":4}"#, "price"),
            (#"{"asset":"ETH","price":"4"}"#, "currency"),
            (#"{"asset":"ETH","price":"4","currency":"CAD","haircut_bps":1}"#, "haircut_bps"),
        ] { #expect(try fault(PriceMove.init, text) == field) }
    }

    @Test func `about a rate may pin and force it`() throws {
        let cad = try #require(Currency("CAD"))
        let plain = RateSetting(asset: "USD", price: 1, currency: cad, maxAge: 1, haircut: 0)
        #expect(plain.json["pinned"] == nil && plain.json["forced"] == nil)
        let both = RateSetting(
            asset: "USD", price: 1, currency: cad, maxAge: 1, haircut: 0, isPinned: true,
            isForced: true)
        #expect(try RateSetting(both.json) == both)
        #expect(try RateSetting(plain.json) == plain)
        guard case .object(var object) = plain.json else { return }
        object["pinned"] = "yes"
        #expect(throws: FieldError.self) { try RateSetting(.object(object)) }
    }

    @Test func `to pay says that it is no mistake, in a member of its own`() throws {
        let body = #"{"wallet":"ton/main","intent":{},"network":{},"confirm_duplicate":"#
        let read = { (text: String) in try PayRequest(JSONReader.read(Array(text.utf8))) }
        #expect(try read(body + "true}").isConfirmed)
        #expect(try !read(body + "false}").isConfirmed)
        #expect(try fault(PayRequest.init, body + "1}") == "confirm_duplicate")
        let wallet = try #require(WalletName("ton/main"))
        let order = { (isConfirmed: Bool) in
            PaymentOrder(
                wallet: wallet, payee: "x", amount: "1", asset: "TON", comment: nil,
                network: JSONObject(), item: nil, alternatives: [], isConfirmed: isConfirmed)
        }
        #expect(try PayRequest(order(true).json).isConfirmed)
        #expect(try !PayRequest(order(false).json).isConfirmed)
    }
}

extension JSON {
    fileprivate subscript(key: String) -> JSON? {
        if case .object(let object) = self { object[key] } else { nil }
    }
}
