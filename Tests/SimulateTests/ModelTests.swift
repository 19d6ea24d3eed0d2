import Testing

@testable import bursar_simulate

/// What the auditor holds to be right, in small cases that can be worked out by head.
@Suite struct `The auditor's model` {
    private let unit = Cast.billion

    @Test func `signs up to the limit and not a billionth above it`() {
        var model = Stage.model()
        #expect(model.pay(Stage.ask(9_999), "a", at: 1).isSigned)
        var over = Stage.ask(0, nonce: 1)
        over.body.wei = 1_000_000_000_000_001
        #expect(model.forecast(over, payment: "b", at: Stage.face(2)).refusal == "agent.limit")
        over.body.wei -= 1
        #expect(model.pay(over, "b", at: 2).isSigned)
        #expect(model.pay(Stage.ask(1, nonce: 2), "c", at: 3).refusal == "agent.limit")
        #expect(model.total(.agent(0)) == 10 * unit)
    }

    @Test func `adds a project's agents together`() {
        var model = Stage.model()
        #expect(model.pay(Stage.ask(9_000), "a", at: 1).isSigned)
        #expect(model.pay(Stage.ask(6_000, by: 1, nonce: 1), "b", at: 2).isSigned)
        #expect(model.pay(Stage.ask(1, by: 1, nonce: 2), "c", at: 3).refusal == "project.limit")
        #expect(model.total(.vault) == 15 * unit)
        #expect(model.total(.agent(1)) == 6 * unit)
    }

    @Test func `counts the dearest of rivals, once, and those of two agents apart`() {
        var model = Stage.model()
        model.pay(Stage.ask(4_000), "a", at: 1)
        model.pay(Stage.ask(6_000), "b", at: 2)
        model.pay(Stage.ask(5_000), "c", at: 3)
        #expect(model.total(.agent(0)) == 6 * unit)
        #expect(model.exposed(.vault) == 6 * unit)
        model.pay(Stage.ask(3_000, by: 1), "d", at: 4)
        #expect(model.total(.project(0)) == 9 * unit)
        #expect(
            model.take(.voided("b", nextNonce: 1, block: 1, isIncluded: false), at: Stage.face(5))
                == true)
        #expect(model.total(.agent(0)) == 5 * unit)
    }

    @Test func `counts rivals to the same payee one by one there`() {
        var model = Stage.model(
            Stage.policy(
                agents: [
                    Stage.agent(0, Stage.limit(10), BoundsPlan(perPayee: Stage.limit(7)))
                ]))
        #expect(model.pay(Stage.ask(4_000), "a", at: 1).isSigned)
        #expect(model.pay(Stage.ask(4_000), "b", at: 2).refusal == "payee.limit")
        #expect(model.pay(Stage.ask(4_000, payee: 1), "c", at: 3).isSigned)
    }

    @Test func `frees a nonce only by a proof`() {
        var model = Stage.model()
        model.pay(Stage.ask(4_000, nonce: 7), "a", at: 1)
        let face = Stage.face(2)
        for (nonce, block, isIncluded) in [(7, 1, false), (8, 0, false), (8, 1, true)]
            as [(UInt64, UInt64, Bool)]
        {
            let wrong = Happening.voided(
                "a", nextNonce: nonce, block: block, isIncluded: isIncluded)
            #expect(model.take(wrong, at: face) == false)
        }
        let proof = Happening.voided("a", nextNonce: 8, block: 1, isIncluded: false)
        #expect(model.take(proof, at: face) == true)
        #expect(model.take(proof, at: face) == false)
        #expect(model.total(.vault) == 0)
        #expect(model.exposed(.vault) == 0)
    }

    @Test func `settles at the cost, kills the rivals, and keeps what was given up`() {
        var model = Stage.model()
        model.pay(Stage.ask(6_000), "a", at: 1)
        model.pay(Stage.ask(5_000), "b", at: 2)
        model.pay(Stage.ask(3_000), "c", at: 3)
        let face = Stage.face(4)
        #expect(model.take(.writtenOff("c"), at: face) == true)
        let ether: UInt128 = 1_000_000_000_000_000_000
        #expect(model.take(.settled("b", wei: 2 * ether, isSeen: false), at: face) == true)
        #expect(model.total(.agent(0)) == 3 * unit)
        #expect(model.exposed(.agent(0)) == 0)
        #expect(model.take(.settled("a", wei: ether, isSeen: true), at: face) == false)
        // The nonce starts anew: what was settled stays, and the next counts beside it.
        model.pay(Stage.ask(1_000), "d", at: 5)
        #expect(model.total(.agent(0)) == 4 * unit)
    }

    @Test func `posts an overrun where somebody saw it, and else believes none`() {
        var model = Stage.model()
        model.pay(Stage.ask(2_000), "a", at: 1)
        let wei: UInt128 = 5_000_000_000_000_000_000
        #expect(model.take(.settled("a", wei: wei, isSeen: false), at: Stage.face(2)) == false)
        #expect(model.take(.settled("a", wei: wei, isSeen: true), at: Stage.face(2)) == true)
        #expect(model.total(.vault) == 5 * unit)
        #expect(model.committed(.vault, .all, Stage.at(2), .max) == 3 * unit)
        // Among what new payees got it counts like with its payee.
        #expect(model.committed(.vault, .newPayees, .min, .max) == 5 * unit)
    }

    @Test func `draws general, then the reserve with an approval, then an emergency's grant`() {
        var model = Stage.model(
            Stage.policy(
                Stage.limit(10), agents: [Stage.agent(0, Stage.limit(20))], reserve: 3,
                emergency: 2))
        #expect(model.pay(Stage.ask(4_000), "a", at: 1).pools.draws.general == 4 * unit)
        #expect(model.pay(Stage.ask(9_000, nonce: 1), "b", at: 2).refusal == "project.limit")
        let waits = model.pay(Stage.ask(3_000, nonce: 2), "c", at: 3)
        #expect(waits.asking?.rule == "approval.reserve")
        let approval = Happening.approval("c", isOwn: false, isExact: true)
        #expect(model.take(.approval("c", isOwn: true, isExact: true), at: Stage.face(4)) == false)
        #expect(
            model.take(.approval("c", isOwn: false, isExact: false), at: Stage.face(4)) == false)
        #expect(model.take(approval, at: Stage.face(4)) == true)
        #expect(model.take(approval, at: Stage.face(4)) == false)
        let signed = model.pay(Stage.ask(3_000, nonce: 2), "c", at: 5)
        #expect(signed.pools.draws == PoolDraws(general: unit, reserve: 2 * unit, emergency: 0))
        let until = Stage.at(1_000)
        #expect(
            model.take(.grant(project: 0, nanos: 3 * unit, until: until), at: Stage.face(6))
                == false)
        #expect(
            model.take(.grant(project: 0, nanos: unit, until: until), at: Stage.face(6)) == true)
        let last = model.pay(Stage.ask(2_000, nonce: 3), "d", at: 7)
        #expect(last.pools.draws == PoolDraws(general: 0, reserve: unit, emergency: unit))
        #expect(last.asking?.rule == "approval.reserve")
    }

    @Test func `gives draws back in reverse`() {
        let draws = PoolDraws(general: 5, reserve: 3, emergency: 2)
        #expect(draws.keeping(10) == draws)
        #expect(draws.keeping(9) == PoolDraws(general: 5, reserve: 3, emergency: 1))
        #expect(draws.keeping(6) == PoolDraws(general: 5, reserve: 1, emergency: 0))
        #expect(draws.keeping(4) == PoolDraws(general: 4, reserve: 0, emergency: 0))
    }

    @Test func `carries what was unused, and nothing that was given back`() {
        let day: Int64 = 86_400
        var model = Stage.model(
            Stage.policy(
                Stage.limit(50),
                agents: [
                    Stage.agent(0, Stage.limit(10, Stage.day, carry: 4))
                ]))
        model.pay(Stage.ask(7_000), "a", at: 1)
        #expect(
            model.take(.voided("a", nextNonce: 1, block: 1, isIncluded: false), at: Stage.face(2))
                == true)
        let next = model.pay(Stage.ask(13_000, nonce: 1), "b", at: day)
        #expect(next.counts[0].carried == 3 * unit)
        #expect(next.isSigned)
        let third = model.pay(Stage.ask(11_000, nonce: 2), "c", at: 2 * day)
        #expect(third.counts[0].carried == 0)
        #expect(third.refusal == "agent.limit")
        // After an unused day all is carried, up to the cap.
        let fifth = model.pay(Stage.ask(14_000, nonce: 2), "d", at: 4 * day)
        #expect(fifth.counts[0].carried == 4 * unit)
        #expect(fifth.isSigned)
    }

    @Test func `holds the window in use to its end whatever policy says`() {
        var model = Stage.model(
            Stage.policy(agents: [Stage.agent(0, Stage.limit(10, Stretch(span: .week(starts: 0))))])
        )
        model.pay(Stage.ask(10_000), "a", at: 1)
        let rolling = Stretch(span: .rolling(seconds: 86_400))
        _ = model.take(
            .policy(Stage.policy(agents: [Stage.agent(0, Stage.limit(10, rolling))])),
            at: Stage.face(2))
        // Wednesday to Sunday: the week still counts, then the last day does.
        for day in Int64(1)...4 {
            #expect(
                model.pay(Stage.ask(1_000, nonce: 9), "\(day)", at: day * 86_400).refusal
                    == "agent.limit")
        }
        #expect(model.pay(Stage.ask(10_000, nonce: 9), "z", at: 5 * 86_400).isSigned)
    }

    @Test func `opens no window while a jump waits, and goes on in those that are open`() {
        var model = Stage.model()
        model.pay(Stage.ask(1_000), "a", at: 1)
        let jumped = ClockFace(wall: Stage.at(86_400), boot: 1, uptime: 3_601 * Cast.billion)
        let refused = model.forecast(Stage.ask(1_000, nonce: 1), payment: "b", at: jumped)
        #expect(refused.refusal == "clock.jumped")
        model.post(refused, Stage.ask(1_000, nonce: 1), payment: "b", at: jumped)
        #expect(model.clock.hasJumped)
        #expect(model.take(.acknowledged, at: jumped) == true)
        var later = jumped
        later.wall += 1
        #expect(model.forecast(Stage.ask(1_000, nonce: 1), payment: "c", at: later).isSigned)
    }

    @Test func `holds a request a day to its number`() {
        var agent = Stage.agent()
        agent.requestsPerDay = 2
        var model = Stage.model(Stage.policy(agents: [agent]))
        for second in Int64(1)...2 {
            #expect(model.turnsAway(0, at: Stage.face(second)) == false)
            // Refusals are decided, too.
            model.pay(Stage.ask(99_000, nonce: UInt64(second)), "\(second)", at: second)
        }
        #expect(model.turnsAway(0, at: Stage.face(3)) == true)
        #expect(model.turnsAway(1, at: Stage.face(3)) == false)
        #expect(model.turnsAway(0, at: Stage.face(86_400)) == false)
    }

    @Test func `admits a price within three tenths, by force anywhere, and a feed's by its anchor`()
    {
        var model = Stage.model()
        let one: UInt128 = 1_000_000_000_000_000_000
        let face = Stage.face(2)
        #expect(model.take(.rate(Stage.rate(0, one * 131 / 100)), at: face) == false)
        #expect(model.take(.rate(Stage.rate(0, 0, isForced: true)), at: face) == false)
        #expect(model.take(.rate(Stage.rate(0, one * 13 / 10, isFeeds: true)), at: face) == true)
        // From the admin's one, not from the feed's own.
        #expect(model.take(.rate(Stage.rate(0, one * 14 / 10, isFeeds: true)), at: face) == false)
        #expect(model.take(.rate(Stage.rate(1, one, isFeeds: true)), at: face) == false)
        #expect(model.take(.rate(Stage.rate(0, one * 9, isForced: true)), at: face) == true)
    }

    @Test func `takes a payment for a second one only within its time, and not when confirmed`() {
        var agent = Stage.agent()
        agent.sameness = .payment(within: 60)
        var model = Stage.model(Stage.policy(agents: [agent]))
        model.pay(Stage.ask(1_000), "a", at: 1)
        let again = Stage.ask(1_000, key: 1, nonce: 1)
        let at = { (seconds: Int64) in Stage.face(seconds) }
        #expect(
            model.forecast(again, payment: "b", at: at(61)).refusal
                == "payment.possible-duplicate")
        #expect(model.forecast(again, payment: "b", at: at(62)).isSigned)
        var confirmed = again
        confirmed.body.isConfirmed = true
        #expect(model.forecast(confirmed, payment: "b", at: at(2)).isSigned)
        #expect(model.forecast(Stage.ask(1_001, nonce: 1), payment: "b", at: at(2)).isSigned)
    }
}
