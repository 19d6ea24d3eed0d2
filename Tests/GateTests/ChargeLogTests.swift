import Terms
import Testing

@testable import Gate

@Suite struct `The log of charges` {
    private func kind(_ agent: UInt32, _ part: ChargeKind.Part = .payment) -> ChargeKind {
        ChargeKind(agent: agent, project: agent + 10, asset: 0, wallet: 0, part: part)
    }

    private func log(_ kinds: [ChargeKind], from first: Int64 = 1) -> ChargeLog {
        var log = ChargeLog()
        for (index, kind) in kinds.enumerated() {
            let time = Moment(seconds: first + Int64(index))
            log.append(kind, Money(units: 1), payee: kind.agent, at: time)
        }
        return log
    }

    // An auditor holds a line a charge: a third of it would be what it has in common with a thousand others.
    @Test func `takes 32 bytes a line, and finds in each what it was for`() {
        #expect(MemoryLayout<ChargeLine>.stride == 32)
        let kinds = (0..<40).map { kind(UInt32($0 % 12), $0 % 5 == 0 ? .overrun : .payment) }
        let log = log(kinds)
        #expect(log.lines.map { log.kind(of: $0) } == kinds)
        for agent in 0..<12 {
            let mine = log.lines { $0.isOf(agent) }
            #expect(
                mine.count == (agent == Books.vault ? 40 : kinds.count { $0.isOf(agent) }))
        }
        #expect(log.lines { $0.part == .overrun }.count == 8)
    }

    @Test func `is the same once some of it was let go of as one that began later`() {
        let kinds = [3, 1, 2, 1, 4, 2, 5, 1].map { kind($0) }
        var whole = log(kinds)
        whole.forget(before: Moment(seconds: 5), but: [Moment(seconds: 3)])
        #expect(whole.lines.map { whole.kind(of: $0) } == [kinds[2]] + kinds[4...])
        #expect(whole.kinds == log([kinds[2]] + kinds[4...]).kinds)
        // Of those that went it is known whom they paid.
        #expect(whole.firsts[3] == [3: Moment(seconds: 1)])
        #expect(whole.firsts[2] == nil)
    }
}
