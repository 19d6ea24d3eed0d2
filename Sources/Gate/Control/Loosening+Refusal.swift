extension Loosening {
    /// How many loosened things a refusal names.
    private static let mostNamed = 5

    /// The refusal of what one admin may not do alone.
    static func refusal(_ loosened: [String], _ control: ControlPolicy) -> Refusal {
        let more = loosened.count - mostNamed
        let named = loosened.prefix(mostNamed).joined(separator: "; ")
        return Refusal(
            rule: ChangeOrder.rule,
            detail: "\(named)\(more > 0 ? "; and \(more) more" : ""): this takes the word of "
                + "\(control.approvals) of the \(control.approvers.count) approvers",
            hint: "bursar order list shows what waits, bursar order show NUMBER what to sign")
    }
}
