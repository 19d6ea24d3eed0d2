import Terms

/// So many payments may be signed in a window, whatever they cost.
enum PaymentsLimit: Rule {
    static let id = "payments.limit"

    static func check(_ line: LimitLine, _ posting: Posting) -> Refusal? {
        guard posting.after > posting.limit else { return nil }
        return refuse(
            "\(posting.before.decimal) payments were signed for \(line.scope.text) this "
                + "\(line.limit.per.span.word), and \(posting.limit.decimal) is the most",
            hint: "wait until \(Timestamp.seconds(posting.window.end))")
    }
}
