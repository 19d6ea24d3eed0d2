import Chains
import JSON
import Terms
import Testing

@testable import Gate

/// A part of the state that a snapshot leaves out is a charge, a freeze or a key that a restart forgets.
@Suite struct `Every part of the state` {
    private static let daemon = Actor(role: .daemon, name: "", uid: 0)

    /// Secrets in every standing, shown, due and expired.
    private static func secrets() throws -> Till {
        let grants = [SecretStory.key: SecretGrant(access: .reveal, perDay: 3)]
        var story = try SecretStory.open(grants)
        try story.till.start()
        try story.show()
        try story.put(2, expires: story.till.wall.adding(seconds: 100), every: 3_600, grace: 7_200)
        try story.show(version: 1)
        try story.put(1, of: SecretStory.other)
        let other = SecretStory.id(SecretStory.other)
        try story.till.record(.secretSwitched(other, version: 1, isEnabled: false))
        try story.put(2, of: SecretStory.other)
        try story.till.record(.secretDestroyed(other, version: 2, sealed: .null))
        story.till.pass(4_000)
        let id = SecretStory.id(SecretStory.key)
        for isExpiry in [true, false] {
            try story.till.record(.secretNoted(id, version: 2, isExpiry: isExpiry), by: daemon)
        }
        return story.till
    }

    /// Slots, keys, an older copy put back, and a clock that was set right since.
    private static func keys() throws -> Till {
        let office = SlotName("office") ?? .main
        let sealed: JSON = [
            ["id": "6f6666696365", "sha256": "0a0b", "table": "slots", "version": 4],
            ["id": "6d61696e", "sha256": "0c", "table": "slots", "version": 9],
        ]
        var till = try Till.open(Sample.policy(Sample.team(), nil))
        try till.start()
        try till.send("1", nonce: 1)
        try till.record(
            .vaultUnsealed(slot: .main, kind: .passphrase, unsignedTail: 0, findings: []))
        try till.record(
            .slotAdded(
                office, .shares, shares: ShareCount("2-of-3"), verified: false, proof: .main,
                sealed: sealed))
        try till.record(
            .rootRotated(keeping: [office], dropping: [.main], reason: "r", sealed: sealed))
        try till.record(
            .logKeyRotated(from: "k", to: "l", signatures: ("", ""), reason: "r", sealed: .null))
        try till.record(
            .observerAdded("indexer", publicKey: [UInt8](repeating: 7, count: 32)))
        till.pass(60)
        till.wall = till.wall.adding(seconds: 250)
        try till.record(.daemonStopped(clock: till.clock), by: daemon)
        try till.record(
            .epochBegun(
                from: "l", to: "m", signatures: ("", ""),
                known: "o/1\n2\nAAAA=\n\n\u{2014} o/1 BBBB+/=\n", reason: "r", sealed: .null))
        till.wall = till.wall.adding(seconds: 900)
        try till.record(.projectFreeze(Sample.game, true, reason: "r"))
        try till.record(.walletFreeze(Sample.main, true, reason: "r"))
        try till.record(.policyApplied(Sample.policy()))
        return till
    }

    /// A card whose number was shown, one that was taken away, and a grant that is open.
    private static func cards() throws -> Till {
        var bench = try CardBench()
        for _ in 0..<2 {
            try bench.redeem(try bench.pay().1)
            bench.till.pass(60)
        }
        _ = try bench.pay("7.50")
        try bench.till.record(.cardRemoved(CardBench.card, reason: "r", sealed: .null))
        return bench.till
    }

    /// One wallet's key that is gone, and another's that is to go.
    private static func ends() throws -> Till {
        var bench = try SweepBench()
        try bench.till.record(try bench.swept())
        var till = bench.till
        let spare = Sample.facts(Sample.wallet("ethereum/spare"))
        try till.record(.walletCreated(spare, sealed: .null))
        try till.record(.walletDestructionOrdered(Sample.main, wait: 604_800))
        till.pass(604_801)
        try till.record(
            .walletDestroyed(Sample.main, clock: till.clock, sealed: .null), by: daemon)
        try till.record(.walletDestructionOrdered(spare.name, wait: 604_800))
        return till
    }

    /// Keyrings and a token that were rotated, and a thaw to which one of two people has agreed.
    private static func rotated() throws -> Till {
        let alice = try Approver("alice")
        let bob = try Approver("bob", kind: "ecdsa")
        var till = try Till.open(approvers: [alice, bob])
        try till.record(.keyringBegun(.api, term: 2, proof: .main, reason: "r", sealed: []))
        try till.record(.keyringRewrapped(.api, term: 2, rows: 3, sealed: []), by: daemon)
        try till.record(
            .tokenRotated(
                Sample.worker, version: 2, graceUntil: till.wall.adding(seconds: 60),
                clock: till.clock, reason: "r"))
        try till.record(.vaultFreeze(true, reason: "r"))
        let number = UInt64(till.entries.count)
        try till.record(
            .orderPlaced(
                .vaultFreeze(false, reason: "r"), until: till.wall.adding(seconds: 3_600)))
        let order = try #require(till.state.orders.open[number])
        try till.record(
            .orderApproved(
                number, approver: alice.name,
                signature: try alice.sign(till.state.statement(of: order))))
        return till
    }

    /// Wallets that agents made, in windows of the calendar and in one that moves.
    private static func made() throws -> Till {
        var story = try WalletStory(
            WalletStory.policy(
                helper: WalletStory.budget(per: Recurrence(.rolling(seconds: 86_400)))))
        try story.make()
        try story.make("ton/helper", by: Sample.helper)
        try story.till.apply(
            WalletStory.policy(WalletStory.budget(per: Recurrence(.week(starts: 2)))))
        try story.make("ton/worker-2")
        return story.till
    }

    /// What is not as it is before the first entry, by the types' own names for it.
    private static func set(_ value: Any, unlike plain: Any) -> Set<String> {
        let other = Dictionary(
            uniqueKeysWithValues: Mirror(reflecting: plain).children.compactMap { child in
                child.label.map { ($0, String(describing: child.value)) }
            })
        return Set(
            Mirror(reflecting: value).children.compactMap { child in
                child.label.flatMap {
                    other[$0] == String(describing: child.value) ? nil : $0
                }
            })
    }

    private static func names(_ value: Any) -> Set<String> {
        Set(Mirror(reflecting: value).children.compactMap(\.label))
    }

    /// All states that the stories here pass through.
    private static func states() throws -> [GateState] {
        var states = [
            try secrets().state, try keys().state, try cards().state, try rotated().state,
            try made().state, try ends().state,
        ]
        for seed in UInt64(0)..<12 {
            var life = try LifeHistory(seed: seed)
            var tumult = try Tumult(seed: seed)
            for _ in 0..<3 {
                try life.run(steps: 30)
                try tumult.run(steps: 30)
                states += [life.till.state, tumult.till.state]
            }
        }
        var old = try Till.open()
        try old.start()
        let landed = try old.sign("3", nonce: 1)
        try old.record(
            .paymentSettled(landed, cost: Story.cost("2"), reference: "x", attested: nil))
        old.pass(100 * 86_400)
        try old.snapshot(gist: PolicyHash.of(.null), by: daemon)
        states.append(old.state)
        var jumped = try Till.open()
        try jumped.start()
        jumped.wall = jumped.wall.adding(seconds: 100_000)
        try jumped.record(.daemonStopped(clock: jumped.clock), by: daemon)
        return states + [jumped.state, try Till.empty(development: true).state]
    }

    /// A property that no story sets, or that a snapshot does not bring back, fails here.
    @Test func `is set by some story, and comes back from its snapshot`() throws {
        let plain = GateState()
        var seen: Set<String> = []
        var deeper: Set<String> = []
        var kinds: Set<String> = []
        for state in try Self.states() {
            try Snapshot.round(state)
            for kind in SnapshotKind.allCases where !kinds.contains(kind.rawValue) {
                if !Snapshot.texts(kind.rawValue, in: state.snapshot()).isEmpty {
                    kinds.insert(kind.rawValue)
                }
            }
            seen.formUnion(Self.set(state, unlike: plain))
            deeper.formUnion(Self.set(state.books, unlike: plain.books))
            deeper.formUnion(Self.set(state.clock, unlike: plain.clock))
            deeper.formUnion(Self.set(state.secrets, unlike: plain.secrets))
            deeper.formUnion(Self.set(state.frozen, unlike: plain.frozen))
            deeper.formUnion(Self.set(state.cards, unlike: plain.cards))
            deeper.formUnion(Self.set(state.orders, unlike: plain.orders))
            deeper.formUnion(Self.set(state.made, unlike: plain.made))
        }
        #expect(Self.names(plain).subtracting(seen) == [], "set by no story")
        var all: Set<String> = []
        let parts: [Any] = [
            plain.books, plain.clock, plain.secrets, plain.frozen, plain.cards, plain.orders,
            plain.made,
        ]
        for part in parts {
            all.formUnion(Self.names(part))
        }
        #expect(all.subtracting(deeper) == [], "set by no story")
        #expect(Set(SnapshotKind.allCases.map(\.rawValue)).subtracting(kinds) == [])
    }

    /// From each place of a log on, what was restored there decides the rest as if it had never been away.
    private static func everyPrefix(_ entries: [[UInt8]]) throws {
        let last = try Till.replay(entries)
        var gate = Gate()
        for (index, bytes) in entries.enumerated() {
            try gate.replay(try Entry(reading: bytes), zones: { Sample.zone($0) })
            var again = Gate(state: try Snapshot.round(gate.state))
            for later in entries[(index + 1)...] {
                try again.replay(try Entry(reading: later), zones: { Sample.zone($0) })
            }
            #expect(again.state == last, "from entry \(index)")
        }
    }

    @Test func `goes on from any place in the log`() throws {
        try Self.everyPrefix(try Self.secrets().entries)
        try Self.everyPrefix(try Self.keys().entries)
        try Self.everyPrefix(try Self.cards().entries)
        try Self.everyPrefix(try Self.rotated().entries)
        try Self.everyPrefix(try Self.made().entries)
        try Self.everyPrefix(try Self.ends().entries)
    }

    @Test(arguments: Dice.seeds(3))
    func `goes on from any place in a life`(seed: UInt64) throws {
        var life = try LifeHistory(seed: seed)
        try life.run(steps: 40)
        try Self.everyPrefix(life.till.entries)
        var tumult = try Tumult(seed: seed)
        try tumult.run(steps: 40)
        try Self.everyPrefix(tumult.till.entries)
    }
}
