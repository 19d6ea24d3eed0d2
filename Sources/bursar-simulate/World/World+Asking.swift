extension World {
    /// One act of somebody.
    mutating func act(_ act: Temper.Act) {
        switch act {
        case .pay: ask(newAsk())
        case .retry: if let ask = recent() { self.ask(ask) }
        case .conflict: conflict()
        case .quote: quote()
        case .answer: answer()
        case .evidence: giveEvidence()
        case .chain: advanceChain()
        case .rate: setRate(dice.below(3))
        case .policy: setPolicy()
        case .freeze: freeze()
        case .grant: grant()
        case .clock: turnClocks()
        }
    }

    /// An ask comes in at the door: it is decided, or answered as before, or turned away.
    mutating func ask(_ ask: Ask) {
        clocks.pass(dice.number(0...1_000_000))
        // The door knows freezes, too; the rule behind it is asked now and then.
        if daemon.isFrozen(ask), !dice.once(in: 3) { return check(auditor.withheld(ask)) }
        guard let earlier = daemon.answer(ask) else { return decide(ask) }
        guard earlier.body == ask.body else { return }
        `repeat`(ask, earlier)
    }

    private mutating func decide(_ ask: Ask, resumes: String? = nil) {
        let face = clocks.face
        if daemon.turnsAway(ask, at: face) {
            trace.tell("turns away \(ask.summary)")
            return check(auditor.turnedAway(ask, at: face))
        }
        let decided = daemon.decide(ask, resumes: resumes, at: face, &dice)
        trace.tell("\(face.wall) \(decided.time) decides \(ask.summary): \(decided.reply.summary)")
        count(decided.reply)
        check(auditor.decided(ask, decided.reply, at: face, time: decided.time))
    }

    /// The same key with the same body: the same answer, unless it waited and an admin has answered.
    private mutating func `repeat`(_ ask: Ask, _ earlier: Disk.Answer) {
        var reply = earlier.reply
        switch (reply.outcome, daemon.standing(reply.payment)) {
        case (.waiting, .approved): return decide(ask, resumes: reply.payment)
        case (.waiting, .denied): reply = reply.ended(by: "approval.denied")
        case (.waiting, .expired): reply = reply.ended(by: "approval.expired")
        case (.signed, _):
            // In flight: the reply that is on its way is for both.
            if let twin = daemon.outgoing.last(where: { $0.reply.payment == reply.payment }) {
                reply = twin.reply
            } else {
                reply.payload = daemon.reissued(earlier)
            }
        default: break
        }
        trace.tell("repeats \(ask.summary): \(reply.summary)")
        daemon.send(reply, to: ask)
    }

    private mutating func recent() -> Ask? {
        guard !asked.isEmpty else { return nil }
        // Mostly of the last few, sometimes of the whole story.
        let reach = dice.once(in: 3) ? asked.count : min(asked.count, 6)
        return asked[asked.count - 1 - dice.below(reach)]
    }

    /// An old key with another body, which must never be decided.
    private mutating func conflict() {
        guard var ask = recent(), daemon.answer(ask) != nil else { return }
        ask.body.wei &+= 1
        self.ask(ask)
    }

    private mutating func quote() {
        // A quote has no key, so it is nothing that could be asked for again.
        let ask = newAsk()
        asked.removeLast()
        let quote = daemon.quote(ask, at: clocks.face)
        check(
            auditor.quoted(ask, rule: quote.rule, chargeNanos: quote.nanos, at: clocks.face))
    }

    /// A payment that somebody makes up.
    private mutating func newAsk() -> Ask {
        let agent = dice.below(Cast.agents.count)
        var body: Ask.Body
        // Who means ill asks for the same again under another key.
        if let same = recent(), dice.once(in: temper.isHostile ? 8 : 40) {
            body = same.body
            if dice.once(in: 4) { body.isConfirmed.toggle() }
        } else {
            let wallet = dice.pick([0, 0, 0, 1, 2])
            body = Ask.Body(
                wallet: wallet, payee: dice.below(Cast.payees.count), wei: 0,
                nonce: nonce(wallet), gasLimit: dice.pick([21_000, 21_000, 60_000]),
                gasPriceWei: dice.pick([0, 1, 1_000_000_000, 1_000_000_007, 5_000_000_000]))
            // What no chain takes, and a fee that most ceilings refuse.
            if dice.once(in: 50) { body.gasLimit = 20_999 }
            if dice.once(in: 30) { body.gasPriceWei = 20_000_000_000_000 }
            body.wei = amount(agent, body)
        }
        let ask = Ask(agent: agent, key: asked.count, body: body)
        asked.append(ask)
        return ask
    }

    private mutating func nonce(_ wallet: Int) -> UInt64 {
        let next = chain.nextNonce[wallet]
        // Honest agents count on; others take what may be in use, or what is gone.
        guard temper.isHostile else { return next + UInt64(dice.below(5)) }
        let nonce = next + UInt64(dice.below(3))
        return dice.once(in: 10) && nonce > 3 ? nonce - 3 : nonce
    }

    /// Wei to ask for: what was said to be left and a billionth more or less, something small, or anything.
    private mutating func amount(_ agent: Int, _ body: Ask.Body) -> UInt128 {
        let told = left[agent].map(\.nanos).min() ?? 0
        var nanos: Int64
        switch dice.below(20) {
        case 0: return 1 + UInt128(dice.below(1_000))
        case 1 where dice.once(in: 3):
            return dice.pick([1 << 120, UInt128.max, UInt128.max - 1, 1 << 100])
        case 2...5: nanos = told + dice.number(-1...1)
        case 6: nanos = told / 2
        default: nanos = dice.number(1...4_000) * (Cast.billion / 1_000) + dice.number(0...9)
        }
        nanos = max(1, nanos)
        // With its fee it should come to what was aimed at.
        let wei = self.wei(nanos, Cast.assetOf[body.wallet])
        return wei > body.feeWei + 1 ? wei - body.feeWei : wei
    }

    /// About as many wei as are worth so many nano-units, as far as agents know the prices.
    private func wei(_ nanos: Int64, _ asset: Int) -> UInt128 {
        guard let rate = rates[asset] else { return UInt128(nanos) * 1_000_000_000 }
        var price = rate.price
        if rate.isInDollars, let dollar = rates[Cast.dollar] {
            price = price / 1_000_000_000 * (dollar.price / 1_000_000_000)
        }
        // nanos / 10^9 * 10^18 wei, by price / 10^18 and the haircut.
        let product = (UInt128(nanos) * 10_000_000_000_000).multipliedFullWidth(
            by: 1_000_000_000_000_000_000)
        let divisor = price * UInt128(10_000 + rate.haircut)
        guard divisor > product.high else { return 1 }
        return max(1, divisor.dividingFullWidth(product).quotient)
    }
}

extension Reply {
    /// The refusal that a payment's wait ended in.
    fileprivate func ended(by rule: String) -> Reply {
        Reply(payment: payment, outcome: .refused, rule: rule, left: [])
    }
}
