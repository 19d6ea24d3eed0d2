extension Event.Kind {
    /// Whether approvers must agree before an entry of this kind, where a policy names some.
    enum Control {
        /// One admin is enough.
        case never
        /// It lets go what was stopped, or destroys.
        case always
        /// It may loosen what is allowed: ``Loosening`` says.
        case whenLooser
    }

    /// Every kind, so that a new one does not compile before somebody has said whose word it takes.
    var control: Control {
        switch self {
        case .agentThawed, .projectThawed, .walletThawed, .vaultThawed, .secretDestroyed,
            .secretEnabled, .walletRotated, .walletDestructionOrdered, .walletKept:
            .always
        case .policyApplied: .whenLooser
        case .vaultInitialised, .daemonStarted, .daemonStopped, .vaultUnsealed, .unsealFailed,
            .vaultSealed, .ledgerDegraded, .backupMade, .ledgerRestored, .requestsCounted,
            .rateSet, .agentAdded, .agentFrozen, .agentRemoved, .walletCreated,
            .walletSwept, .walletDestroyed,
            .clockAcknowledged, .keyRotated, .sessionBegun, .sessionEnded, .slotAdded,
            .slotVerified, .slotRotated, .slotRemoved, .rootRotated, .epochBegun,
            .projectFrozen, .walletFrozen, .vaultFrozen, .observerAdded, .observerRemoved,
            .emergencyGranted, .paymentDecided, .paymentApproved, .paymentDenied,
            .paymentExpired, .paymentSettled, .paymentVoided, .paymentWrittenOff,
            .paymentReported, .purposeDisclosed, .purposeErased, .secretPut, .secretRotated,
            .secretDisabled, .secretRevealed, .secretDue, .secretExpired,
            .secretRefused, .orderPlaced, .orderApproved, .orderCancelled, .cardAdded,
            .cardRemoved, .cardRedeemed, .cardCompleted, .tokenRotated, .tokenExpired,
            .keyringBegun, .keyringRewrapped, .keyringRotated, .logArchived,
            .stateSnapshotted:
            .never
        }
    }
}
