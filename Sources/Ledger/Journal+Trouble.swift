import Gate
import Terms

/// What the journal does while the disk is full, or does not answer.
extension Journal {
    /// How many seconds a commit may take before new requests are turned away.
    public static let patience: Int64 = 2

    /// What is taken while nothing else is: what only ever stops payments, and the daemon's own standing.
    static let takenAnyhow: Set<String> = [
        "agent.frozen", "project.frozen", "wallet.frozen", "vault.frozen", "vault.sealed",
        "vault.unsealed", "unseal.failed", "daemon.started", "daemon.stopped", "requests.counted",
        "ledger.degraded", "ledger.restored",
    ]

    /// Why nothing is decided now, ``LedgerError/full`` or ``LedgerError/slow``; nil where all is well.
    public var trouble: LedgerError? {
        if isSlow { return .slow }
        return ledger.isLow ? .full : nil
    }

    /// Whether the batch in flight has been away for too long.
    var isSlow: Bool { delay > Journal.patience * Moment.second }

    /// Looks after the room on the disk; called once a second.
    public func secondPassed() {
        if ledger.isLow { ledger.restoreBallast() }
    }

    /// Records that the disk is full, and freezes the vault; or that there is room again.
    ///
    /// The freeze outlasts the want of room and the process: payments go on when a person says so. A
    /// journal that can't sign has no payments to stop; it freezes when it is unsealed, by ``freezeIfLow()``.
    public func noteRoom() {
        guard ledger.isLow != knowsLow else { return }
        knowsLow = ledger.isLow
        let daemon = Actor(role: .daemon, name: "", uid: daemonUID)
        guard knowsLow else {
            _ = try? record(.ledgerRestored, by: daemon)
            return
        }
        _ = try? record(.ledgerFull(hadBallast: ledger.hadBallast), by: daemon)
        freezeIfLow()
    }

    /// Freezes the vault where the disk is full and a key could sign.
    public func freezeIfLow() {
        guard ledger.isLow, signer != nil, !gate.state.frozen.vault else { return }
        _ = try? record(
            .vaultFreeze(true, reason: "the disk that holds the log is full"),
            by: Actor(role: .daemon, name: "", uid: daemonUID))
    }
}
