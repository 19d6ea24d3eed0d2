import Terms

/// After an older copy of the vault was put back, no window that had begun before is paid from.
enum WindowRestored: Rule {
    static let id = "window.restored"

    static func check(_ postings: [Posting], _ restored: Moment?) -> Refusal? {
        guard let restored else { return nil }
        for posting in postings where posting.window.start <= restored {
            let line = posting.line
            // A rolling window moves away from an instant, others end.
            let until =
                line.limit.per.isRolling
                ? restored.adding(seconds: line.limit.per.kind) : posting.window.end
            return refuse(
                "an older copy of the vault was put back at \(Timestamp.seconds(restored)), and what was "
                    + "spent of \(line.scope.text)'s limit a \(line.limit.per.span.word) before is not known",
                hint: "wait until \(Timestamp.seconds(until)), when that window is over")
        }
        return nil
    }
}
