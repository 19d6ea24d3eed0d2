import Chains
import JSON
import Terms

extension GateState {
    /// Decides a logged payment again: what its entry says must be what the entries before it and its own
    /// payload give.
    ///
    /// Only the bounds of a window that this decision opened, and whether it was outside the hours, are
    /// taken from the entry: they came from the time zone database of that day.
    ///
    /// - Returns: the judgement, and the proposal where the payload can be read.
    func check(
        _ decided: DecidedPayment.Stored, at time: Moment
    ) throws(EntryError) -> (Judgement, Proposal?) {
        guard decided.version >= rules else {
            throw EntryError(
                clause:
                    "was decided by version \(decided.version) of the rules, and \(rules) was in "
                    + "force")
        }
        guard decided.policy == policyHash?.hex else {
            throw EntryError(clause: "names another policy than the one that was in force")
        }
        guard time == self.time(at: decided.clock) else {
            throw EntryError(clause: "has another time than its clock gives")
        }
        guard decided.resumes == pending[decided.payment]?.seq else {
            throw EntryError(clause: "does not go on from where its payment waits")
        }
        // Two payments of one id would be one to whoever settles or voids it.
        guard
            decided.resumes != nil || decided.outcome == .refused
                || status(of: decided.payment) == nil
        else {
            throw EntryError(clause: "has the id of another payment")
        }
        let proposal = try proposal(of: decided, at: time)
        let judgement = judge(decided, proposal, at: time)
        try check(decided, proposal, judgement, at: time)
        return (judgement, proposal)
    }

    private func proposal(
        of decided: DecidedPayment.Stored, at time: Moment
    ) throws(EntryError) -> Proposal? {
        guard let payload = decided.payload else {
            // Without its bytes nothing can be decided again, so nothing may have come of it.
            guard decided.outcome == .refused else {
                throw EntryError(clause: "is signed without a payload that can be read")
            }
            return nil
        }
        guard let wallet = wallets[decided.wallet],
            let proposal = try? Chains.named(wallet.name.chain)?.read(
                payload: payload, wallet: wallet)
        else { throw EntryError(clause: "has a payload that its wallet can't have signed") }
        try checkExpiry(of: proposal, decided, at: time)
        return proposal
    }

    private func judge(
        _ decided: DecidedPayment.Stored, _ proposal: Proposal?, at time: Moment
    ) -> Judgement {
        let isApproved =
            pending[decided.payment]?.allows(decided.digest, proposal, at: time) ?? false
        let question = Question(
            agent: decided.agent, wallet: decided.wallet,
            understanding: proposal.map { .proposal($0) } ?? .undecoded,
            fingerprint: decided.fingerprint, isConfirmed: decided.isConfirmed,
            isApproved: isApproved)
        let judgement = judge(
            question, at: time, suspectClock: clock.isSuspect(decided.clock),
            windows: decided.windows.map(\.window), outside: decided.rule == HoursOutside.id,
            version: decided.version)
        judgement.refusal =
            judgement.refusal
            ?? refusal(resuming: decided.payment, isApproved: isApproved)
        return judgement
    }

    private func check(
        _ decided: DecidedPayment.Stored, _ proposal: Proposal?, _ judgement: Judgement,
        at time: Moment
    ) throws(EntryError) {
        if decided.payload != nil {
            let rule = judgement.refusal?.rule ?? judgement.approval?.reason.rule
            guard rule == decided.rule, judgement.isSigned == (decided.outcome == .signed),
                (judgement.refusal != nil) == (decided.outcome == .refused)
            else {
                let word = decided.outcome == .pending ? "held" : "refused"
                let said = decided.rule.map { "\(word) by \($0)" } ?? "signed"
                let verb = judgement.refusal == nil ? "hold" : "refuse"
                let rules = rule.map { "\(verb) it by \($0)" } ?? "sign it"
                throw EntryError(clause: "was \(said), but the rules \(rules)")
            }
        }
        guard judgement.lines.count == decided.windows.count else {
            throw EntryError(clause: "is not held to the limits that the policy sets")
        }
        for (line, window) in zip(judgement.lines, decided.windows) {
            try check(line, window, at: time)
        }
        let postings =
            judgement.isSigned ? judgement.postings : judgement.postings.map(\.uncharged)
        guard zip(decided.windows, postings).allSatisfy({ $0.says($1) }) else {
            throw EntryError(clause: "does not charge its agent and its project what it costs")
        }
        try checkRest(decided, judgement, at: time)
        try checkWords(decided, proposal, judgement)
    }

    private func check(
        _ line: LimitLine, _ window: StoredWindow, at time: Moment
    ) throws(EntryError) {
        let live = books.live(line)
        guard LiveWindow.mayCount(line, over: window.window, at: time, live: live) else {
            throw EntryError(
                clause: "counts \(line.scope.text) over a window that is not the one in use")
        }
        guard books.remembers(window.window) else {
            throw EntryError(
                clause: "counts \(line.scope.text) over a window that begins before anything that "
                    + "is remembered")
        }
        let before = books.committed(line, in: window.window)
        guard window.before == before else {
            throw EntryError(
                clause: "says \(window.before.decimal) was committed for \(line.scope.text), "
                    + "the entries before it say \(before.decimal)")
        }
    }

    /// What the second rules write beside the windows.
    private func checkRest(
        _ decided: DecidedPayment.Stored, _ judgement: Judgement, at time: Moment
    ) throws(EntryError) {
        guard decided.version >= 2 else { return }
        let drawn = judgement.isSigned && judgement.draws.total > judgement.draws.general
        guard decided.body["draws"] == (drawn ? judgement.draws.json : nil) else {
            throw EntryError(clause: "draws on other pools than its project's rules allow")
        }
        let charge = judgement.refusal == nil ? judgement.charge?.amount.decimal : nil
        guard decided.body["charge"] == charge.map({ .string($0) }) else {
            throw EntryError(clause: "names another charge than its worst case comes to")
        }
        guard decided.outcome == .pending else {
            guard decided.approval == nil else {
                throw EntryError(clause: "asks for an approval and does not wait for one")
            }
            return
        }
        let until = time.adding(seconds: judgement.approval?.within ?? 0)
        guard let approval = decided.approval, approval.digest == decided.digest.hex,
            approval.until == until
        else { throw EntryError(clause: "waits for another approval than it needs") }
    }

    /// What an entry says of its payload, for whoever reads the one and not the other.
    private func checkWords(
        _ decided: DecidedPayment.Stored, _ proposal: Proposal?, _ judgement: Judgement
    ) throws(EntryError) {
        guard decided.version >= 2, let proposal else { return }
        guard decided.body["class"] == .string(proposal.exclusivityClass),
            decided.body["worst_case"] == proposal.worstCase.json,
            decided.body["rates"]
                == .array((judgement.charge?.rates ?? []).map { .integer($0) })
        else { throw EntryError(clause: "says other than its payload and the rates in force") }
    }

    /// A signature that lasts longer than its chain ever asks for is a cheque without a date.
    private func checkExpiry(
        of proposal: Proposal, _ decided: DecidedPayment.Stored, at time: Moment
    ) throws(EntryError) {
        guard let longest = Chains.named(proposal.chain)?.longestValidity else { return }
        let latest = min(decided.clock.wall, time).adding(seconds: longest)
        guard let end = proposal.validUntil, end <= latest else {
            throw EntryError(clause: "is valid for longer than \(longest) s")
        }
    }
}
