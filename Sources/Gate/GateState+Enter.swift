import JSON
import Terms

extension GateState {
    /// Makes the next entry and moves time and place on.
    mutating func enter(kind: String, body: JSONObject, actor: Actor, _ stamp: Stamp) -> Recorded {
        let time = clock.time(at: stamp.clock)
        let entry = Entry(
            seq: stamp.seq, time: time, kind: kind, blind: stamp.blind, actor: actor, body: body)
        let bytes = entry.bytes
        clock.advance(to: time)
        nextSeq = stamp.seq + 1
        return Recorded(
            bytes: bytes, id: EntryID(seq: stamp.seq, leaf: EntryLeaf.of(bytes)), time: time)
    }

    /// Posts a decision's lines: freezes the windows it used and adds its charge to every scope.
    mutating func post(
        _ postings: [Posting], of agent: AgentName, at time: Moment, _ reading: ClockReading
    ) {
        clock.observe(reading, at: time)
        guard let (_, project, budget) = budgets(of: agent) else { return }
        for posting in postings {
            let span: WindowSpan =
                if case .agent = posting.scope { budget.limit.per.span } else {
                    project.limit.per.span
                }
            // A jump that waits keeps windows shut: what is refused for it must not freeze one open.
            let opens = books[posting.scope]?.opensWindow(at: time) ?? true
            guard !(opens && clock.jumped) else { continue }
            books[posting.scope, default: Book()].freeze(
                posting.window, span: span, zone: project.zone)
            guard posting.charge > .zero else { continue }
            // The rules refused what does not fit, and replay checks before it posts.
            try? books[posting.scope, default: Book()].post(posting.charge, at: time)
        }
    }

    /// What is left after `postings`, a scope above the agent shown as min(own, its) unless policy shows it.
    func remaining(_ agent: AgentName, after postings: [Posting]) -> [Remaining] {
        guard let (_, project, budget) = budgets(of: agent), postings.count == 2 else { return [] }
        let own = budget.limit.amount.subtracting(postings[0].after)
        let shared = project.general.subtracting(postings[1].after)
        return [
            Remaining(
                scope: postings[0].scope, per: budget.limit.per.span.word, amount: own,
                resetsAt: postings[0].window.end),
            Remaining(
                scope: postings[1].scope, per: project.limit.per.span.word,
                amount: project.showProject ? shared : min(own, shared),
                resetsAt: postings[1].window.end),
        ]
    }
}
