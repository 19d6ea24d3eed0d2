/// The catalogue: which fields the entries of each kind may have, and no others.
///
/// A kind without a line here does not compile; what is about to be appended with a field that its kind does not
/// list is refused by ``Event/fault``. A test holds docs/ENTRIES.md equal to it.
extension Event.Kind {
    var fields: [any DeclaredField] {
        switch self {
        case .vaultInitialised, .daemonStarted, .daemonStopped, .vaultUnsealed, .unsealFailed,
            .vaultSealed, .ledgerRestored, .ledgerDegraded, .backupMade, .logArchived:
            standingFields
        case .sessionBegun, .sessionEnded, .slotAdded, .slotRotated, .slotVerified, .slotRemoved,
            .rootRotated, .keyringBegun, .keyringRewrapped, .keyringRotated:
            slotFields
        case .requestsCounted: [Field.counts]
        case .policyApplied: [Field.policy, Field.document, Field.order]
        case .rateSet:
            [
                Field.asset, Field.price, Field.currency, Field.maxAge, Field.haircut,
                Field.pinned, Field.forced,
            ]
        case .agentAdded: [Field.agent, Field.project, Field.uid]
        case .agentFrozen, .agentRemoved: [Field.agent, Field.reason]
        case .agentThawed, .projectThawed, .walletThawed, .vaultThawed: thawFields
        case .tokenRotated:
            [Field.agent, Field.tokenVersion, Field.graceUntil, Field.clock, Field.reason]
        case .tokenExpired: [Field.agent, Field.tokenVersion]
        case .orderPlaced: [Field.change, Field.until]
        case .orderApproved: [Field.order, Field.approver, Field.signature]
        case .orderCancelled: [Field.order, Field.reason]
        case .walletCreated:
            [
                Field.wallet, Field.chain, Field.network, Field.walletKind, Field.publicKey,
                Field.address, Field.sealed, Field.example, Field.imported, Field.uses, Field.clock,
            ]
        case .clockAcknowledged: [Field.reason, Field.clock]
        case .keyRotated:
            [
                Field.rotatedKey, Field.previousKey, Field.verifierKey, Field.signatures,
                Field.reason, Field.sealed,
            ]
        case .epochBegun:
            [
                Field.previousKey, Field.verifierKey, Field.signatures, Field.checkpoint,
                Field.reason, Field.sealed,
            ]
        case .secretPut, .secretRotated, .secretDisabled, .secretEnabled, .secretDue,
            .secretExpired, .secretDestroyed, .secretRevealed, .secretRefused:
            secretFields
        case .stateSnapshotted: [Field.stateHash, Field.size, Field.through, Field.gistHash]
        case .cardAdded, .cardRemoved, .cardRedeemed, .cardCompleted: cardFields
        case .projectFrozen: [Field.project, Field.reason]
        case .walletFrozen: [Field.wallet, Field.reason]
        case .vaultFrozen: [Field.reason]
        case .observerAdded: [Field.observer, Field.publicKey]
        case .observerRemoved: [Field.observer]
        case .emergencyGranted: [Field.project, Field.amount, Field.until, Field.reason]
        case .paymentDecided, .paymentApproved, .paymentDenied, .paymentWrittenOff,
            .paymentExpired, .paymentSettled, .paymentVoided, .paymentReported,
            .purposeDisclosed, .purposeErased:
            paymentFields
        }
    }

    private var standingFields: [any DeclaredField] {
        switch self {
        case .vaultInitialised:
            [
                Field.vault, Field.origin, Field.verifierKey, Field.development, Field.sealed,
                Field.gate, Field.slotVerified,
            ]
        case .daemonStarted:
            [
                Field.version, Field.binary, Field.hardening, Field.clock, Field.gate,
                Field.previousEnd,
            ]
        case .daemonStopped: [Field.clock]
        case .vaultUnsealed:
            [
                Field.slot, Field.slotKind, Field.unsignedTail, Field.findings,
                Field.findingsCount,
            ]
        case .unsealFailed:
            [
                Field.failure, Field.triedSlot, Field.slotKind, Field.findings,
                Field.findingsCount,
            ]
        case .vaultSealed, .ledgerRestored: []
        case .ledgerDegraded:
            [Field.degradation, Field.ballast, Field.findings, Field.findingsCount]
        case .logArchived: [Field.first, Field.last, Field.entries, Field.root]
        case .backupMade: [Field.entries, Field.bytes, Field.fileHash]
        default: []
        }
    }

    /// Where approvers had to agree, which order they agreed to.
    private var thawFields: [any DeclaredField] {
        switch self {
        case .agentThawed: [Field.agent, Field.reason, Field.order]
        case .projectThawed: [Field.project, Field.reason, Field.order]
        case .walletThawed: [Field.wallet, Field.reason, Field.order]
        case .vaultThawed: [Field.reason, Field.order]
        default: []
        }
    }

    private var slotFields: [any DeclaredField] {
        switch self {
        case .sessionBegun: [Field.slot, Field.slotKind, Field.until]
        case .sessionEnded: []
        case .slotAdded: Event.Kind.slotMade
        case .slotRotated: Event.Kind.slotMade + [Field.reason]
        case .slotVerified: [Field.slot, Field.slotKind]
        case .slotRemoved: [Field.slot, Field.slotKind, Field.reason, Field.sealed]
        case .rootRotated: [Field.slots, Field.removed, Field.reason, Field.sealed]
        case .keyringBegun:
            [Field.keyring, Field.term, Field.proofSlot, Field.reason, Field.sealed]
        case .keyringRewrapped, .keyringRotated:
            [Field.keyring, Field.term, Field.rows, Field.sealed]
        default: []
        }
    }

    private var secretFields: [any DeclaredField] {
        switch self {
        case .secretPut, .secretRotated:
            [
                Field.secret, Field.secretVersion, Field.expires, Field.rotateEvery,
                Field.graceUntil, Field.sealed,
            ]
        case .secretDisabled, .secretDue, .secretExpired: [Field.secret, Field.secretVersion]
        case .secretEnabled: [Field.secret, Field.secretVersion, Field.order]
        case .secretDestroyed:
            [Field.secret, Field.secretVersion, Field.sealed, Field.order]
        case .secretRevealed:
            [
                Field.secret, Field.secretVersion, Field.reason, Field.path, Field.uses,
                Field.clock, Field.grace,
            ]
        case .secretRefused: [Field.secret, Field.secretVersion, Field.rule]
        default: []
        }
    }

    private var cardFields: [any DeclaredField] {
        switch self {
        case .cardAdded:
            [
                Field.card, Field.network, Field.brand, Field.lastFour, Field.lastMonth,
                Field.exposure, Field.cvv, Field.publicKey, Field.sealed,
            ]
        case .cardRemoved: [Field.card, Field.reason, Field.sealed]
        case .cardRedeemed:
            [Field.payment, Field.card, Field.merchant, Field.value, Field.clock]
        case .cardCompleted: [Field.card]
        default: []
        }
    }

    private var paymentFields: [any DeclaredField] {
        switch self {
        case .paymentDecided: Event.Kind.decided
        case .paymentApproved: [Field.payment, Field.digest]
        case .paymentDenied, .paymentWrittenOff: [Field.payment, Field.reason]
        case .paymentExpired: [Field.payment]
        case .paymentSettled: [Field.payment, Field.cost, Field.reference, Field.attested]
        case .paymentVoided: [Field.payment, Field.proof, Field.reference, Field.attested]
        case .paymentReported: [Field.payment, Field.report]
        case .purposeDisclosed, .purposeErased: [Field.entry, Field.payment, Field.reason]
        default: []
        }
    }

    private static let slotMade: [any DeclaredField] = [
        Field.slot, Field.slotKind, Field.shares, Field.verified, Field.proofSlot, Field.sealed,
    ]

    private static let decided: [any DeclaredField] = [
        Field.gate, Field.policy, Field.payment, Field.idempotencyKey, Field.fingerprint,
        Field.wallet, Field.intent, Field.networkFacts, Field.payload, Field.worstCase,
        Field.exclusivityClass, Field.rates, Field.windows, Field.clock, Field.outcome,
        Field.rule, Field.charge, Field.approval, Field.resumes, Field.draws, Field.confirmed,
        Field.purpose,
    ]
}
