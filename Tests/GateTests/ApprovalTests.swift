import Chains
import Gate
import JSON
import Terms
import Testing

/// Above a policy's threshold a payment waits for an admin, who approves exactly it, once, in time.
@Suite struct `A payment that needs an approval` {
    typealias Level = Sample.Level
    private let admin = Actor(role: .admin, name: "", uid: 500)

    private func till(above: String = "5", within: Int64 = 3_600) throws -> Till {
        try Till.open(
            Sample.policy(
                Bounds(approval: ApprovalRule(above: Sample.money(above), within: within)),
                at: .agent))
    }

    private func digest(_ outcome: Outcome) throws -> String {
        try #require(outcome.waiting).digest.hex
    }

    @Test(arguments: Level.allCases)
    func `waits above the threshold and is signed at it`(level: Level) throws {
        var till = try Till.open(
            Sample.policy(
                Bounds(approval: ApprovalRule(above: Sample.money("5"), within: 3_600)),
                at: level))
        till.pass(1)
        #expect(try till.send("5").isSigned)
        let request = try till.ask("5.000000001")
        let outcome = till.decide(request)
        #expect(outcome.rule == "approval.above")
        #expect(
            outcome.waiting?.reason.detail
                == "5.000000001 CAD is above the 5 CAD from which \(level.scope.text) asks an admin"
        )
        #expect(
            outcome.waiting?.reason.hint
                == "ask again with the same Idempotency-Key once an admin has approved it")
        #expect(outcome.waiting?.charge.amount.decimal == "5.000000001")
        #expect(outcome.waiting?.until == outcome.recorded.time.adding(seconds: 3_600))
        #expect(till.state.status(of: request.payment) == .pending)
        // What waits holds nothing: not money, not exposure.
        #expect(till.committed() == "5")
        #expect(till.state.exposed(.vault).decimal == "5")
        try till.replays()
    }

    @Test func `is signed once when approved, at its own price`() throws {
        var till = try till()
        let request = try till.ask("6")
        let digest = try digest(till.decide(request))
        till.pass(60)
        try till.record(.paymentApproved(request.payment, digest: digest), by: admin)
        #expect(till.state.status(of: request.payment) == .pending)
        #expect(try till.send("7").rule == "approval.above")
        let outcome = till.decide(request)
        #expect(outcome.isSigned)
        #expect(till.state.status(of: request.payment) == .signed)
        #expect(till.committed() == "6")
        let body = try Edited.members(outcome.recorded.bytes)
        #expect(body["resumes"] == .integer(UInt64(till.entries.count - 4)))
        #expect(
            try till.complaint(.paymentApproved(request.payment, digest: digest), by: admin)
                == "names payment \(request.payment.text), which does not wait for anyone")
        // Its bytes are kept by whoever answers retries; under its id nothing more is signed here.
        let again = till.decide(request)
        #expect(again.rule == "payment.possible-duplicate")
        #expect(again.refusal?.detail == "payment \(request.payment.text) was signed already")
        #expect(
            again.refusal?.hint == "for its bytes ask again with the same Idempotency-Key")
        #expect(till.committed() == "6")
        try till.replays()
    }

    @Test func `is bound by digest to exactly what was asked`() throws {
        var till = try till()
        let request = try till.ask("6", nonce: 1)
        let other = try till.ask("6", nonce: 2)
        let mine = try digest(till.decide(request))
        let others = try digest(till.decide(other))
        #expect(mine != others)
        let words =
            "approves payment \(request.payment.text) by another digest than its own"
        for wrong in [others, String(repeating: "0", count: 64), "", mine.uppercased()] {
            #expect(
                try till.complaint(.paymentApproved(request.payment, digest: wrong), by: admin)
                    == words)
        }
        try till.record(.paymentApproved(request.payment, digest: mine), by: admin)
        #expect(
            try till.complaint(.paymentApproved(request.payment, digest: mine), by: admin)
                == "approves payment \(request.payment.text) a second time")
        // Another intent under the approved id is not what was approved.
        let swapped = try till.ask("9", to: Sample.other, nonce: 3)
        let forged = PaymentRequest(
            agent: swapped.agent, uid: swapped.uid, key: swapped.key,
            fingerprint: swapped.fingerprint, payment: request.payment, wallet: swapped.wallet,
            intent: swapped.intent, network: swapped.network, purpose: nil,
            understanding: swapped.understanding)
        #expect(till.decide(forged).rule == "approval.expired")
        #expect(till.committed() == "0")
        #expect(till.state.status(of: request.payment) == .refused)
        try till.replays()
    }

    @Test func `is approved by an admin who is not its agent`() throws {
        var till = try till()
        let request = try till.ask("6")
        let digest = try digest(till.decide(request))
        let approval = Event.paymentApproved(request.payment, digest: digest)
        #expect(
            try till.complaint(approval, by: Actor(role: .admin, name: "", uid: 1_000))
                == "approves what an agent of the same uid asked for; nobody approves their own")
        for role in [Actor.Role.agent, .feed, .audit, .daemon] {
            #expect(
                try till.complaint(approval, by: Actor(role: role, name: "x", uid: 500))
                    == "is \(role.rawValue)'s, who may not cause payment.approved")
        }
        try till.record(approval, by: admin)
        #expect(till.decide(request).isSigned)
        try till.replays()
    }

    @Test func `may be approved by its own agent's uid in development`() throws {
        var till = try Till.empty(development: true)
        try till.record(.walletCreated(Sample.facts(), sealed: .null))
        try till.record(.agentAdded(Sample.worker, project: Sample.game, uid: nil))
        try till.apply(
            Sample.policy(Bounds(approval: ApprovalRule(above: Sample.money("5"))), at: .agent))
        try till.setRate("1")
        let request = try till.ask("6")
        let digest = try digest(till.decide(request))
        try till.record(
            .paymentApproved(request.payment, digest: digest),
            by: Actor(role: .admin, name: "", uid: 1_000))
        #expect(till.decide(request).isSigned)
        try till.replays()
    }

    @Test func `is never signed from its time limit on, approved or not`() throws {
        for isApproved in [true, false] {
            var till = try till(within: 60)
            let request = try till.ask("6")
            let waiting = try #require(till.decide(request).waiting)
            let approval = Event.paymentApproved(request.payment, digest: waiting.digest.hex)
            till.pass(until: Moment(nanoseconds: waiting.until.nanoseconds - 2))
            #expect(till.state.overdue(at: till.clock) == [])
            if isApproved { try till.record(approval, by: admin) }
            till.pass(until: waiting.until)
            #expect(till.state.overdue(at: till.clock) == [request.payment])
            if !isApproved {
                #expect(
                    try till.complaint(approval, by: admin)
                        == "approves payment \(request.payment.text) after "
                        + Timestamp.seconds(waiting.until))
            }
            let late = till.decide(request)
            #expect(late.rule == "approval.expired")
            #expect(
                late.refusal?.detail
                    == "payment \(request.payment.text) waited longer than an approval may take")
            #expect(late.refusal?.hint == "ask again under a new Idempotency-Key")
            #expect(till.committed() == "0")
            try till.replays()
        }
    }

    @Test func `fetched in the last nanosecond is signed`() throws {
        var till = try till(within: 60)
        let request = try till.ask("6")
        let waiting = try #require(till.decide(request).waiting)
        try till.record(
            .paymentApproved(request.payment, digest: waiting.digest.hex), by: admin)
        till.pass(until: Moment(nanoseconds: waiting.until.nanoseconds - 1))
        #expect(till.decide(request).isSigned)
        try till.replays()
    }

    @Test func `expires by an entry of its own, not a moment early`() throws {
        var till = try till(within: 60)
        let request = try till.ask("6")
        let until = try #require(till.decide(request).waiting).until
        #expect(
            try till.complaint(.paymentExpired(request.payment))
                == "expires payment \(request.payment.text) before \(Timestamp.seconds(until))")
        till.pass(until: until)
        try till.record(
            .paymentExpired(request.payment), by: Actor(role: .daemon, name: "", uid: 0))
        #expect(till.state.status(of: request.payment) == .expired)
        #expect(till.state.overdue(at: till.clock) == [])
        #expect(till.state.refusal(ofWaiting: request.payment)?.rule == "approval.expired")
        #expect(till.decide(request).rule == "approval.expired")
        for event in [
            Event.paymentExpired(request.payment), .paymentDenied(request.payment, reason: "r"),
            .paymentApproved(request.payment, digest: ""),
        ] {
            #expect(
                try till.complaint(event, by: admin)
                    == "names payment \(request.payment.text), which does not wait for anyone")
        }
        try till.replays()
    }

    @Test func `is refused for ever when an admin says no, for a reason`() throws {
        var till = try till()
        let request = try till.ask("6")
        let digest = try digest(till.decide(request))
        #expect(
            try till.complaint(.paymentDenied(request.payment, reason: ""))
                == "denies without a reason")
        try till.record(.paymentDenied(request.payment, reason: "too dear"))
        #expect(till.state.status(of: request.payment) == .refused)
        let refusal = try #require(till.state.refusal(ofWaiting: request.payment))
        #expect(refusal.rule == "approval.denied")
        #expect(refusal.detail == "an admin denied payment \(request.payment.text)")
        #expect(refusal.hint == "ask for something else, under a new Idempotency-Key")
        #expect(till.decide(request).refusal == refusal)
        #expect(till.decide(request).refusal == refusal)
        #expect(
            try till.complaint(.paymentApproved(request.payment, digest: digest), by: admin)
                == "names payment \(request.payment.text), which does not wait for anyone")
        try till.replays()
    }

    @Test func `meets every other rule anew when it is fetched`() throws {
        var till = try till()
        try till.apply(
            Sample.policy(
                Sample.team(
                    worker: Sample.agent(
                        Sample.limit("10"),
                        Bounds(approval: ApprovalRule(above: Sample.money("5"))))), nil))
        let request = try till.ask("6")
        let digest = try digest(till.decide(request))
        try till.record(.paymentApproved(request.payment, digest: digest), by: admin)
        // What was there when it was asked is gone when it is fetched.
        try till.send("5")
        let late = till.decide(request)
        #expect(late.rule == "agent.limit")
        #expect(till.state.status(of: request.payment) == .refused)
        #expect(try till.complaint(.paymentExpired(request.payment)) != nil)
        try till.replays()
    }

    @Test func `is answered by the shortest time, where several budgets ask`() throws {
        func bounds(_ above: String, _ within: Int64) -> Bounds {
            Bounds(approval: ApprovalRule(above: Sample.money(above), within: within))
        }
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("1000"), bounds("7", 60),
                    worker: Sample.agent(Sample.limit("1000"), bounds("5", 3_600))), nil))
        till.pass(1)
        let small = try #require(try till.send("6").waiting)
        #expect(small.reason.detail.contains("agent/worker"))
        let large = try till.send("8")
        #expect(large.waiting?.reason.detail.contains("project/game") == true)
        #expect(large.waiting?.until == large.recorded.time.adding(seconds: 60))
        try till.replays()
    }
}
