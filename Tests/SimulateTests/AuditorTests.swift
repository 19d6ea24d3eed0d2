import Testing

@testable import bursar_simulate

/// The auditor spoken to by hand: what it lets pass, and each thing that it must not.
@Suite struct `An auditor` {
    /// An auditor of a vault with plain budgets, and the clocks' next second.
    private func auditor(_ policy: PolicyPlan = Stage.policy()) -> Auditor {
        var auditor = Auditor(after: Cast.beginning)
        for happening in [
            Happening.started, .policy(policy), .rate(Stage.rate()),
        ] {
            #expect(auditor.happened(happening, isTaken: true, at: Stage.face(1)) == nil)
        }
        auditor.synced()
        return auditor
    }

    /// The right reply to an ask of one ether in a fresh vault.
    private func reply(_ ask: Ask, _ payment: String = "p") -> Reply {
        var reply = Reply(
            payment: payment, outcome: .signed, rule: nil, chargeNanos: Cast.billion, left: [])
        reply.payload = Transfer.bytes(ask.body)
        // The day of the beginning ends at midnight, 15 hours on.
        let end = Cast.beginning + 15 * 3_600 * Cast.billion
        reply.left = [
            .init(scope: "agent/agent-0", per: "day", nanos: 9 * Cast.billion, resetsAt: end),
            .init(scope: "project/project-0", per: "day", nanos: 14 * Cast.billion, resetsAt: end),
        ]
        return reply
    }

    private func decide(_ auditor: inout Auditor, _ ask: Ask, _ reply: Reply, at seconds: Int64 = 2)
        -> String?
    {
        auditor.decided(ask, reply, at: Stage.face(seconds), time: Stage.at(seconds))
    }

    @Test func `finds nothing in what is right`() {
        var auditor = auditor()
        let ask = Stage.ask(1_000)
        #expect(decide(&auditor, ask, reply(ask)) == nil)
        auditor.synced()
        for _ in 0..<3 { #expect(auditor.replied(ask, reply(ask)) == nil) }
    }

    @Test func `finds every part of a reply that is wrong`() {
        let ask = Stage.ask(1_000)
        var wrong: [Reply] = []
        for part in 0..<9 {
            var reply = reply(ask)
            switch part {
            case 0: reply.chargeNanos? += 1
            case 1: reply.chargeNanos? -= 1
            case 2:
                reply.outcome = .refused
                reply.rule = "agent.limit"
            case 3: reply.outcome = .waiting
            case 4: reply.payload?[10] ^= 1
            case 5: reply.left.removeLast()
            case 6: reply.left.reverse()
            case 7: reply.rule = "agent.limit"
            default:
                let left = reply.left[0]
                reply.left[0] = .init(
                    scope: left.scope, per: left.per, nanos: left.nanos + 1,
                    resetsAt: left.resetsAt)
            }
            wrong.append(reply)
        }
        for reply in wrong {
            var auditor = auditor()
            let finding = decide(&auditor, ask, reply)
            #expect(finding?.contains("must reply signed at 1000000000") == true)
        }
    }

    @Test func `finds a time that the clocks don't give`() {
        var auditor = auditor()
        let ask = Stage.ask(1_000)
        let finding = auditor.decided(ask, reply(ask), at: Stage.face(2), time: Stage.at(2) + 1)
        #expect(finding?.hasPrefix("has the time") == true)
    }

    @Test func `finds a reply that leaves before its entry is durable`() {
        var auditor = auditor()
        let ask = Stage.ask(1_000)
        #expect(decide(&auditor, ask, reply(ask)) == nil)
        #expect(auditor.replied(ask, reply(ask)) == "replies before the entry is durable")
    }

    @Test func `finds another reply to the same key, and lets what waited be answered`() {
        var auditor = auditor()
        let ask = Stage.ask(1_000)
        #expect(decide(&auditor, ask, reply(ask)) == nil)
        auditor.synced()
        var waiting = reply(ask)
        waiting.outcome = .waiting
        #expect(auditor.replied(ask, waiting) == nil)
        #expect(auditor.replied(ask, reply(ask)) == nil)
        #expect(auditor.replied(ask, reply(ask, "q"))?.contains("to a key that was") == true)
        #expect(auditor.replied(ask, waiting)?.contains("to a key that was") == true)
    }

    @Test func `finds a signature that no entry speaks of`() {
        var auditor = auditor()
        let ask = Stage.ask(1_000)
        #expect(
            auditor.replied(ask, reply(ask)) == "releases a signature that no entry speaks of")
    }

    @Test func `forgets with a crash what was not durable, and no more`() {
        let (first, second) = (Stage.ask(1_000), Stage.ask(1_000, key: 1, nonce: 1))
        for kept in 0...2 {
            var auditor = auditor()
            #expect(decide(&auditor, first, reply(first)) == nil)
            var later = reply(second, "q")
            later.left = later.left.map {
                .init(
                    scope: $0.scope, per: $0.per, nanos: $0.nanos - Cast.billion,
                    resetsAt: $0.resetsAt)
            }
            #expect(decide(&auditor, second, later, at: 3) == nil)
            auditor.crashed(keeping: kept)
            #expect(auditor.model.signatures.map(\.payment) == Array(["p", "q"].prefix(kept)))
            #expect(
                auditor.model.clock.last
                    == (kept == 0 ? Stage.at(1) + 2 : Stage.at(Int64(kept) + 1)))
        }
    }

    @Test(arguments: [
        (Happening.agentFreeze(0, true), "agent-0"), (.agentRemoval(0), "agent-0"),
        (.projectFreeze(0, true), "project-0"), (.walletFreeze(0, true), "ethereum/main"),
        (.vaultFreeze(true), "the vault"),
    ])
    func `finds what leaves although it is frozen`(freeze: Happening, name: String) {
        var auditor = auditor()
        let ask = Stage.ask(1_000)
        #expect(decide(&auditor, ask, reply(ask)) == nil)
        #expect(auditor.withheld(ask) == "withholds a reply, and nothing is frozen")
        #expect(auditor.happened(freeze, isTaken: true, at: Stage.face(3)) == nil)
        auditor.synced()
        #expect(auditor.withheld(ask) == nil)
        #expect(auditor.replied(ask, reply(ask)) == "releases for \(name), which is frozen")
    }

    @Test func `finds an event that is taken wrongly, or wrongly not`() {
        var auditor = auditor()
        let face = Stage.face(3)
        #expect(auditor.happened(.vaultFreeze(false), isTaken: true, at: face) != nil)
        #expect(auditor.happened(.vaultFreeze(true), isTaken: false, at: face) != nil)
    }

    @Test func `finds a request that is turned away too soon, or too late`() {
        var agent = Stage.agent()
        agent.requestsPerDay = 1
        var auditor = auditor(Stage.policy(agents: [agent]))
        let ask = Stage.ask(1_000)
        #expect(auditor.turnedAway(ask, at: Stage.face(2)) != nil)
        #expect(decide(&auditor, ask, reply(ask)) == nil)
        #expect(auditor.turnedAway(ask, at: Stage.face(3)) == nil)
        #expect(
            decide(&auditor, Stage.ask(1_000, key: 1), reply(ask), at: 4)
                == "decided one request more than a day may have")
    }

    @Test func `finds a quote that is no decision's`() {
        var auditor = auditor()
        let ask = Stage.ask(1_000)
        let face = Stage.face(2)
        #expect(auditor.quoted(ask, rule: nil, chargeNanos: Cast.billion, at: face) == nil)
        #expect(auditor.quoted(ask, rule: nil, chargeNanos: 1, at: face) != nil)
        #expect(
            auditor.quoted(ask, rule: "agent.limit", chargeNanos: Cast.billion, at: face) != nil)
        let dear = Stage.ask(11_000)
        #expect(
            auditor.quoted(dear, rule: "agent.limit", chargeNanos: 11 * Cast.billion, at: face)
                == nil)
    }
}
