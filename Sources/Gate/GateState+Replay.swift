import Chains
import Terms

extension GateState {
    /// Decides a logged payment again: what its entry says must be what the entries before it and its own
    /// payload give.
    ///
    /// Only the bounds of a window that this decision opened are taken from the entry: they came from the
    /// time zone database of that day.
    func check(_ decided: DecidedPayment.Stored, at time: Moment) throws(EntryError) {
        guard decided.policy == policyHash?.hex else {
            throw EntryError(clause: "names another policy than the one that was in force")
        }
        guard time == self.time(at: decided.clock) else {
            throw EntryError(clause: "has another time than its clock gives")
        }
        for posting in decided.postings { try check(posting, of: decided, at: time) }
        if let payload = decided.payload {
            try check(decided, payload, at: time)
        } else if decided.isSigned {
            throw EntryError(clause: "is signed without a payload that can be read")
        }
    }

    private func check(
        _ posting: Posting, of decided: DecidedPayment.Stored, at time: Moment
    ) throws(EntryError) {
        let book = books[posting.scope] ?? Book()
        guard book.mayCount(over: posting.window, at: time) else {
            throw EntryError(
                clause: "counts \(posting.scope.text) over a window that is not the one in use")
        }
        let before = book.committed(in: posting.window)
        guard posting.before == before else {
            throw EntryError(
                clause: "says \(posting.before.decimal) was committed for \(posting.scope.text), "
                    + "the entries before it say \(before.decimal)")
        }
        guard posting.charge == .zero || decided.isSigned else {
            throw EntryError(clause: "charges what it refused")
        }
    }

    private func check(
        _ decided: DecidedPayment.Stored, _ payload: [UInt8], at time: Moment
    ) throws(EntryError) {
        guard let wallet = wallets[decided.wallet],
            let proposal = try? Chains.named(wallet.name.chain)?.read(
                payload: payload, wallet: wallet)
        else { throw EntryError(clause: "has a payload that its wallet can't have signed") }
        try checkExpiry(of: proposal, decided, at: time)
        let question = Question(
            agent: decided.agent, wallet: decided.wallet, understanding: .proposal(proposal))
        let windows = decided.postings.map(\.window)
        let judgement = judge(
            question, at: time, suspectClock: clock.isSuspect(decided.clock),
            windows: windows.count == 2 ? windows : nil)
        guard judgement.refusal?.rule == decided.rule else {
            throw EntryError(
                clause: "was \(decided.rule.map { "refused by \($0)" } ?? "signed"), but the rules "
                    + (judgement.refusal.map { "refuse it by \($0.rule)" } ?? "sign it"))
        }
        let charged = decided.isSigned ? judgement.charge?.amount ?? .zero : .zero
        guard judgement.postings.map({ $0.charged(charged) }) == decided.postings else {
            throw EntryError(clause: "does not charge its agent and its project what it costs")
        }
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
