import Terms

/// So many payments may be signed in a window, whatever they cost.
enum PaymentsLimit: Rule {
    static let id = "payments.limit"

    static func check(_ path: BudgetPath, _ line: LimitLine, _ posting: Posting) -> Refusal? {
        guard posting.after > posting.limit else { return nil }
        let span = line.limit.per.span.word
        // How many others have had signed is not the agent's to know.
        let others =
            "one more payment is above what \(path.words(line.scope)) may have signed this "
        let own =
            "\(posting.before.decimal) payments were signed for \(path.agentName.text) this "
            + "\(span), and \(posting.limit.decimal) is the most"
        return refuse(
            line.scope == path.own ? own : others + span,
            hint: "wait until \(Timestamp.seconds(posting.window.end))")
    }
}
