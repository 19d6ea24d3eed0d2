import Chains
import JSON
import Terms

@testable import Gate

/// One event of every kind but the payment's own, with every field that it can have.
enum EveryEvent {
    static let payment = PaymentID(moment: Sample.monday, randomness: 1)
    static let clock = ClockReading(wall: Sample.monday, bootID: "b", bootNanoseconds: 1)

    static var all: [Event] { standing + people + payments + secrets + cards + agreed + made }

    /// What agents make.
    private static var made: [Event] {
        guard var story = try? WalletStory(), let facts = try? story.facts(WalletStory.own),
            case .success(let making) = story.till.state.making(
                WalletStory.own, by: Sample.worker, clock: story.till.clock)
        else { return [] }
        return [.walletMade(making, facts, clock: story.till.clock, sealed: .null)]
    }

    /// What carries an order out says which.
    private static var agreed: [Event] {
        [
            Event.policyApplied(Sample.policy()),
            .agentStanding(Sample.worker, .active, reason: "r"),
            .projectFreeze(Sample.game, false, reason: "r"),
            .walletFreeze(Sample.main, false, reason: "r"), .vaultFreeze(false, reason: "r"),
            .secretDestroyed(SecretStory.id(SecretStory.key), version: 1, sealed: .null),
            .secretSwitched(SecretStory.id(SecretStory.key), version: 1, isEnabled: true),
        ].map { $0.carryingOut(7) }
    }

    private static var secrets: [Event] {
        let id = SecretStory.id(SecretStory.key)
        let terms = Event.SecretTerms(expires: nil, rotateEvery: nil, graceUntil: nil)
        var shown: [Event] = []
        if let story = try? SecretStory.open(), case .success(let reveal) = story.judge() {
            shown.append(.secretRevealed(reveal, clock: story.till.clock))
            let old = SecretReveal(
                secret: reveal.secret, path: reveal.path, version: reveal.version, isInGrace: true,
                window: reveal.window, before: reveal.before, most: reveal.most)
            shown.append(.secretRevealed(old, clock: story.till.clock))
        }
        return shown
            + [false, true].map {
                .secretPut(id, version: 1, terms, isRotation: $0, sealed: .null)
            }
            + [false, true].flatMap { isOn -> [Event] in
                [
                    .secretSwitched(id, version: 1, isEnabled: isOn),
                    .secretNoted(id, version: 1, isExpiry: isOn),
                ]
            } + [
                .secretDestroyed(id, version: 1, sealed: .null),
                .secretRevealed(id, version: 1, reason: "r"),
                .secretRefused(id, version: nil, rule: "r"),
            ]
    }

    private static var cards: [Event] {
        var redeemed: [Event] = []
        if var bench = try? CardBench(), let (_, payment) = try? bench.pay() {
            let granted = bench.till.state.redeem(
                payment, merchant: "https://shop.example", amount: "10", by: Sample.worker,
                clock: bench.till.clock)
            if case .success(let grant) = granted {
                redeemed = [.cardRedeemed(grant, clock: bench.till.clock)]
            }
        }
        return redeemed + [
            CardBench.added(), .cardRemoved(CardBench.card, reason: "r", sealed: .null),
            .cardCVVGiven(CardBench.card),
        ]
    }

    private static var standing: [Event] {
        [
            .vaultInitialised(
                vault: "v", origin: "o", verifierKey: "k", development: false, slotVerified: true,
                sealed: .null),
            .daemonStarted(
                version: "1", binary: "b", hardening: .null, clock: clock, previous: .unclean),
            .daemonStopped(clock: clock),
            .vaultUnsealed(
                slot: .main, kind: .passphrase, unsignedTail: 2, findings: ["row 1 was edited"]),
            .unsealFailed(
                "nothing opens with it", slot: .main, kind: .passphrase,
                findings: ["row 1 was edited"]), .vaultSealed,
            .slotAdded(
                .main, .shares, shares: ShareCount("2-of-3"), verified: false, proof: .main,
                sealed: .null),
            .slotRotated(
                .main, .keyFile, shares: nil, verified: true, proof: .main, reason: "r",
                sealed: .null),
            .slotVerified(.main, .passphrase),
            .sessionBegun(.main, .passphrase, until: Sample.monday), .sessionEnded,
            .orderPlaced(.vaultFreeze(false, reason: "r"), until: Sample.monday),
            .orderApproved(7, approver: "alice", signature: "AAAA"),
            .orderCancelled(7, reason: "r"),
            .rootRotated(keeping: [.main], dropping: [], reason: "r", sealed: .null),
            .slotRemoved(.main, .passphrase, reason: "r", sealed: .null),
            .keyringBegun(.api, term: 2, proof: .main, reason: "r", sealed: .null),
            .keyringRewrapped(.api, term: 2, rows: 1, sealed: .null),
            .keyringRotated(.api, term: 2, rows: 1, sealed: .null),
            .ledgerFull(hadBallast: true), .ledgerRestored, .ledgerChanged(["entry 2 was changed"]),
            .stateSnapshotted(GateState().snapshotDigest(), gist: PolicyHash.of(.null)),
            .backupMade(entries: 1, bytes: 2, hash: PolicyHash.of(.null)),
            .logArchived(0..<256, entries: 300, root: PolicyHash.of(.null)),
            .requestsCounted([["door": "agent", "count": 1]]), .policyApplied(Sample.policy()),
            .rateSet(
                asset: "ETH", price: 1, currency: Sample.cad, maxAge: 1, haircut: 0,
                isPinned: true, isForced: true),
            .walletCreated(Sample.facts(), isExample: true, sealed: .null),
            .walletImported(Sample.facts(), form: .wif, sealed: .null),
            .clockAcknowledged(reason: "r", clock: clock),
            .epochBegun(
                from: "k", to: "l", signatures: ("", ""),
                known: "o/1\n2\nAAAA=\n\n\u{2014} o/1 BBBB+/=\n", reason: "r", sealed: .null),
            .logKeyRotated(from: "k", to: "l", signatures: ("", ""), reason: "r", sealed: .null),
        ]
    }

    private static var people: [Event] {
        let freezes: [Event] = [true, false].flatMap { freezes in
            [
                Event.projectFreeze(Sample.game, freezes, reason: "r"),
                .walletFreeze(Sample.main, freezes, reason: "r"),
                .vaultFreeze(freezes, reason: "r"),
            ]
        }
        let standings: [Event] = [AgentRecord.Standing.active, .frozen, .removed].map {
            .agentStanding(Sample.worker, $0, reason: "r")
        }
        return freezes + standings + [
            .agentAdded(Sample.worker, project: Sample.game, uid: 1),
            .tokenRotated(
                Sample.worker, version: 2, graceUntil: Sample.monday, clock: clock, reason: "r"),
            .tokenExpired(Sample.worker, version: 1),
            .observerAdded("watch", publicKey: []), .observerRemoved("watch"),
            .emergencyGranted(Sample.game, amount: .zero, until: Sample.monday, reason: "r"),
        ]
    }

    private static var payments: [Event] {
        let attested: JSON = ["observer": "watch", "signature": ""]
        return [
            .paymentApproved(payment, digest: ""), .paymentDenied(payment, reason: "r"),
            .paymentExpired(payment),
            .paymentSettled(payment, cost: [], reference: "x", attested: attested),
            .paymentVoided(payment, proof: .null, reference: "x", attested: attested),
            .paymentWrittenOff(payment, reason: "r"),
            .paymentReported(payment, report: ["outcome": "failed", "detail": "no gas"]),
            .purposeDisclosed(of: 1, payment: payment, reason: "r"),
            .purposeErased(of: 1, payment: payment, reason: "r"),
        ]
    }
}
