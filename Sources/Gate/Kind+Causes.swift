import Terms

extension Event.Kind {
    /// Whose entries of this kind count: the doors ask first, and this stands behind them.
    ///
    /// What became of a payment anyone may bring who has a registered observer's signature for it; by a
    /// report nothing changes.
    var causes: Set<Actor.Role> {
        switch self {
        case .rateSet: [.admin, .daemon, .feed]
        case .paymentSettled, .paymentVoided, .paymentReported:
            [.admin, .daemon, .agent, .audit, .feed]
        case .paymentApproved, .paymentDenied, .paymentWrittenOff, .emergencyGranted,
            .sessionBegun, .sessionEnded, .orderPlaced, .orderApproved, .orderCancelled,
            .observerAdded, .observerRemoved, .projectThawed,
            .keyRotated, .epochBegun,
            .slotAdded, .slotVerified, .slotRotated, .slotRemoved, .rootRotated, .walletThawed,
            .vaultThawed, .secretPut, .secretRotated, .secretDisabled, .secretEnabled,
            .secretDestroyed, .tokenRotated, .keyringBegun, .logArchived:
            [.admin]
        // What an agent makes its policy grants, which is checked where it is folded.
        case .walletCreated: [.admin, .daemon, .agent]
        case .secretRevealed: [.admin, .agent]
        case .secretRefused: [.admin, .daemon, .agent]
        case .secretDue, .secretExpired, .stateSnapshotted, .tokenExpired, .keyringRewrapped,
            .keyringRotated:
            [.daemon]
        case .cardAdded, .cardRemoved, .cardCompleted: [.admin]
        case .cardRedeemed: [.agent]
        // A payment has its own way in, and says why it is no event.
        case .paymentDecided: [.agent, .admin, .daemon]
        default: [.admin, .daemon]
        }
    }
}
