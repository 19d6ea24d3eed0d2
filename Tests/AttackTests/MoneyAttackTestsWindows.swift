import Chains
import Gate
import Terms
import Testing

@Suite struct `A change of policy` {
    private static let spans: [WindowSpan] = [
        .hour, .day, .week(starts: 0), .week(starts: 1), .week(starts: 6), .month,
    ]

    @Test(arguments: spans, spans)
    func `of span refills nothing`(from old: WindowSpan, to new: WindowSpan) throws {
        var bench = try GateBench()
        try bench.apply(GateBench.policy(per: old))
        #expect(try bench.pay("0.020") == nil)
        for span in [new, old, new] {
            try bench.apply(GateBench.policy(per: span))
            bench.pass(1)
            #expect(try bench.pay("0.020") == "agent.limit")
        }
        #expect(try bench.replayed() == bench.gate.state)
    }

    @Test func `too large for an entry leaves the one in force, live and replayed`() throws {
        var bench = try GateBench()
        let before = bench.gate.state
        var payees: Set<Account> = []
        for number in 0..<900 {
            let digits = String(0x1_0000_0000 + number, radix: 16)
            let text = "0x" + String(repeating: "0", count: 40 - digits.count) + digits
            payees.formUnion(try Ethereum.accounts(reading: text))
        }
        let large = try GateBench.policy(per: .day, payees: .listed(payees))
        #expect(throws: Refusal.self) { try bench.apply(large) }
        #expect(bench.gate.state == before)
        #expect(try bench.pay("0.020") == nil)
        #expect(bench.log.allSatisfy { $0.count <= Entry.largest })
        #expect(try bench.replayed() == bench.gate.state)
    }
}
