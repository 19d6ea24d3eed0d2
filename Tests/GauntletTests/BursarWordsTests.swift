import JSON
import Testing

@testable import bursar_gauntlet

@Suite struct `Bursar's words` {
    private func request(_ change: (inout PaymentOrder) -> Void = { _ in }) -> String {
        var order = PaymentOrder(PaymentOrder.large, number: 7, agent: "solo", key: "k")
        change(&order)
        return String(decoding: BursarRequest.body(order), as: UTF8.self)
    }

    @Test func `for a payment are those of its contract`() throws {
        #expect(
            request()
                == #"{"wallet":"ethereum/main","intent":{"kind":"transfer","#
                + #""to":"0x1000000000000000000000000000000000000007","amount":"0.002","#
                + #""asset":"ETH"},"network":{"chain_id":1,"nonce":7,"gas_limit":"21000","#
                + #""max_fee_per_gas":"30000000000","max_priority_fee_per_gas":"0"}}"#)
        #expect(request { $0.coin = .testEther }.contains(#""asset":"ETH:testnet""#))
        #expect(throws: Never.self) { try JSONReader.read(Array(request().utf8)) }
    }

    @Test func `for hostile figures are left as they are`() {
        #expect(request { $0.amount = .literal("1e400") }.contains(#""amount":1e400,"#))
        #expect(request { $0.amount = .text("-1") }.contains(#""amount":"-1","#))
        #expect(request { $0.nonce = .text("-1") }.contains(#""nonce":-1,"#))
        #expect(request { $0.gasLimit = .literal("NaN") }.contains(#""gas_limit":NaN,"#))
    }

    @Test func `for a plan are a policy`() {
        var plan = SpendingPlan(limit: Money(cents: 105_20))
        plan.zone = Zone.all[0]
        #expect(
            BursarPolicy.text(plan) == """
                version: 1
                currency: CAD
                projects:
                  gauntlet:
                    timezone: Pacific/Honolulu
                    limit: {amount: "1000000", per: month}
                    agents:
                      solo:
                        limit: {amount: "105.2", per: day}
                        wallets: [ethereum/main, ethereum/trial]
                        payees: any
                        max_fee: "1000.00"
                        requests: {per_second: 100000, burst: 100000}

                """)
    }

    private func answer(_ status: Int, _ body: String) -> Answer? {
        let head = "HTTP/1.1 \(status) X\r\nA: b\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        return DoorAnswer(Array((head + body).utf8))?.answer
    }

    @Test func `of a signature are read`() throws {
        let body = """
            {"payment":"01J","status":"signed","transaction":{"data":"0x02c0ff"},\
            "charge":{"amount":"10.52"}}
            """
        guard case .signed(let release)? = answer(200, body) else {
            Issue.record("not signed")
            return
        }
        #expect(release.bytes == [0x02, 0xC0, 0xFF])
        #expect(release.payment == "01J")
        #expect(release.charge == Money(cents: 10_52))
    }

    @Test(arguments: [
        (403, #"{"title":"refused","rule":"agent.limit"}"#, "agent.limit", true),
        (400, #"{"title":"malformed"}"#, "malformed", true), (404, "", "status 404", true),
        (503, #"{"title":"sealed"}"#, "sealed", false),
        (500, #"{"title":"signing-failed"}"#, "signing-failed", false),
    ])
    func `of a refusal are read, and whether it stands`(
        status: Int, body: String, reason: String, isFinal: Bool
    ) {
        guard case .refused(reason, isFinal)? = answer(status, body) else {
            Issue.record("\(status) was not understood")
            return
        }
    }

    @Test func `that are cut off or make no sense are no answer`() {
        let whole = Array("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".utf8)
        for count in 0..<whole.count {
            #expect(DoorAnswer(Array(whole.prefix(count)))?.status == nil)
        }
        #expect(DoorAnswer(whole)?.status == 200)
        #expect(DoorAnswer(Array("HTTP/1.1 200 OK\r\n\r\n".utf8))?.status == nil)
        for data in ["", "0xf", "0xzz", "02c0"] {
            let body = #"{"payment":"a","transaction":{"data":"\#(data)"}}"#
            guard case .lost? = answer(200, body) else {
                Issue.record("\(data) was taken for bytes")
                continue
            }
        }
    }
}
