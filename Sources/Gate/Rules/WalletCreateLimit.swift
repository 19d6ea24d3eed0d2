import Terms

/// An agent makes so many wallets in a window of its limit.
enum WalletCreateLimit: Rule {
    static let id = "wallet.create-limit"

    static func check(
        _ grant: WalletGrant, _ line: LimitLine, _ window: Window, before: UInt64, first: Moment?
    ) -> Refusal? {
        guard before >= UInt64(max(0, grant.perWindow)) else { return nil }
        let made = before == 1 ? "1 wallet was" : "\(before) wallets were"
        let per = line.limit.per
        // A rolling window has room again when the oldest is out of it, others when they end; a second more, since
        // what is exactly that old still counts and the text is in whole seconds.
        let until =
            per.isRolling ? first?.adding(seconds: per.kind + 1) ?? window.end : window.end
        return refuse(
            "\(made) made in the \(per.span.word), and per_window allows \(grant.perWindow)",
            hint: "wait until \(Timestamp.seconds(until)), or pay from a wallet there is")
    }
}

extension ClockJumped {
    /// No wallet is made by a clock that nobody vouches for: it would be counted anywhere.
    static func check(making wallet: WalletName, suspect: Bool) -> Refusal? {
        guard suspect else { return nil }
        return refuse(
            "the wall clock ran ahead of the boot clock by more than "
                + "\(Timekeeper.tolerance / Moment.second) s, so \(wallet.text) is not made",
            hint: "an admin checks the clock, then runs: bursar audit acknowledge --reason TEXT")
    }
}

extension WindowRestored {
    /// How many wallets the lost entries made nobody knows: a window that had begun makes none.
    static func check(
        making line: LimitLine, over window: Window, _ path: BudgetPath, in state: GateState,
        at now: Moment
    ) -> Refusal? {
        guard let restored = state.restored else { return nil }
        var until: Moment?
        if state.isInDoubt(window) {
            let per = line.limit.per
            // A rolling window moves away from an instant, others end.
            until = per.isRolling ? restored.adding(seconds: per.kind) : window.end
        }
        guard let end = until ?? state.shutUntil(path, at: now)?.until else { return nil }
        return refuse(
            "an older copy of the vault was put back at \(Timestamp.seconds(restored)), and how many "
                + "wallets \(path.agentName.text) made in that window before is not known",
            hint: "wait until \(Timestamp.seconds(end)), when that window is over")
    }
}
