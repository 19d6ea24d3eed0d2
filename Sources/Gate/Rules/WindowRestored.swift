import Terms

/// After an older copy of the vault was put back, no window that had begun before is paid from, and no secret
/// whose days are counted is shown in one.
enum WindowRestored: Rule {
    static let id = "window.restored"

    static func check(
        _ postings: [Posting], _ path: BudgetPath, in state: GateState, at now: Moment
    ) -> Refusal? {
        guard let restored = state.restored else { return nil }
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
        guard let (scope, until) = state.shutUntil(path, at: now) else { return nil }
        return refuse(
            "an older copy of the vault was put back at \(Timestamp.seconds(restored)), and the windows of "
                + "\(scope.text)'s limits were changed since, so what they had counted is not known",
            hint: "wait until \(Timestamp.seconds(until)), when the longest of them is over")
    }

    /// The same of a secret that an agent may be shown so often a day.
    static func check(
        _ name: SecretPath, over window: Window, _ path: BudgetPath, in state: GateState,
        at now: Moment
    ) -> Refusal? {
        guard let restored = state.restored,
            let until = state.secretsShutUntil(path, window, at: now)
        else { return nil }
        let day = until == window.end ? "that day" : "the longest such day"
        return refuse(
            "an older copy of the vault was put back at \(Timestamp.seconds(restored)), and how often "
                + "\(name.text) was shown on that day before is not known",
            hint: "wait until \(Timestamp.seconds(until)), when \(day) is over")
    }

    /// What was shown of a card before the restore nobody knows either: also of one that was added since, since the
    /// lost entries may have had the same plastic under another name.
    static func check(
        exposureOf card: WalletName, in state: GateState, at now: Moment
    ) -> Refusal? {
        let start = now.adding(seconds: -CardBook.exposureSeconds)
        guard let restored = state.restored, state.isInDoubt(Window(start: start, end: now)) else {
            return nil
        }
        let until = restored.adding(seconds: CardBook.exposureSeconds)
        return refuse(
            "an older copy of the vault was put back at \(Timestamp.seconds(restored)), and what was shown "
                + "of \(card.text) in the 31 days before is not known",
            hint: "wait until \(Timestamp.seconds(until)), when those days are over")
    }
}
