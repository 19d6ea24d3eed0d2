import Chains
import JSON
import Terms
import Testing

@testable import Gate

/// Entries that no honest daemon writes: the auditor, who folds them, finds each.
@Suite struct `A log in which an agent made more wallets than the policy grants` {
    /// The entry of a wallet that was made as it should be.
    private func entry(_ story: inout WalletStory, _ name: String = "ton/worker") throws -> Event {
        let wallet = Sample.wallet(name)
        let making = try story.till.state.making(
            wallet, by: Sample.worker, clock: story.till.clock
        ).get()
        return .walletMade(
            making, try story.facts(wallet), clock: story.till.clock, sealed: .null)
    }

    /// What folding says of an entry that `change` made of a good one.
    private func finding(
        by actor: Actor = WalletStory.actor(Sample.worker), _ change: (inout JSONObject) -> Void
    ) throws -> String? {
        var story = try WalletStory()
        #expect(try story.make("ton/worker-first") == nil)
        var body = try entry(&story).body
        change(&body)
        do {
            try story.till.record(Event(kind: "wallet.created", body: body), by: actor)
        } catch let refusal as Refusal { return refusal.rule + ": " + refusal.detail }
        #expect(try story.replays())
        return nil
    }

    private func uses(_ body: JSONObject) -> JSONObject {
        if case .object(let uses)? = body["uses"] { uses } else { JSONObject() }
    }

    @Test func `is found, whatever was changed in it`() throws {
        #expect(try finding { _ in } == nil)
        let changes: [(inout JSONObject) -> Void] = [
            { $0["uses"] = .object(self.uses($0).setting("before", 0)) },
            { $0["uses"] = .object(self.uses($0).setting("before", 2)) },
            { $0["uses"] = .object(self.uses($0).setting("most", 3)) },
            { $0["uses"] = .object(self.uses($0).setting("most", nil)) },
            {
                $0["uses"] = .object(self.uses($0).setting("end", "2026-11-25T00:00:00.000000000Z"))
            },
            {
                $0["uses"] = .object(
                    self.uses($0).setting("start", "2026-11-23T10:00:00.000000000Z"))
            },
            { $0["uses"] = .object(self.uses($0).setting("start", .null)) },
            { $0["uses"] = nil }, { $0["clock"] = nil }, { $0["example"] = true },
            { $0["imported"] = "wif" }, { $0["wallet"] = "ton/helper" },
            { $0["wallet"] = "ton/worker-first" }, { $0["wallet"] = "ton/main" },
        ]
        for (index, change) in changes.enumerated() {
            #expect(try finding(change) != nil, "change \(index)")
        }
    }

    @Test func `is found where another made it`() throws {
        for (role, name) in [
            (Actor.Role.agent, "helper"), (.agent, ""), (.agent, "stranger"), (.admin, ""),
            (.daemon, ""), (.audit, ""), (.feed, ""),
        ] {
            let found = try finding(by: Actor(role: role, name: name, uid: 1_000)) { _ in }
            #expect(found != nil, "\(role) \(name)")
        }
        // An admin's own says nothing of a window.
        #expect(
            try finding(by: Till.admin) {
                $0["uses"] = nil
                $0["clock"] = nil
            } == nil)
    }

    @Test func `is found where it is one too many, and named by the rule`() throws {
        var story = try WalletStory()
        #expect(try story.make("ton/worker-1") == nil)
        #expect(try story.make("ton/worker-2") == nil)
        let facts = try story.facts(Sample.wallet("ton/worker-3"))
        let making = WalletMaking(
            agent: Sample.worker, wallet: facts.name, network: .mainnet,
            window: Window(
                start: Sample.moment("2026-11-23T00:00:00Z"),
                end: Sample.moment("2026-11-24T00:00:00Z")), before: 2, most: 2)
        let forged = Event.walletMade(
            making, facts, clock: story.till.clock, sealed: .null)
        let refusal = #expect(throws: Refusal.self) {
            try story.till.record(forged, by: WalletStory.actor(Sample.worker))
        }
        #expect(refusal?.rule == "wallet.create-limit")
        // The same bytes as an auditor reads them.
        var gate = Gate()
        for bytes in story.till.entries { _ = try gate.audit(try Entry(reading: bytes)) }
        let entry = Entry(
            seq: UInt64(story.till.entries.count), time: story.till.wall.adding(seconds: 1),
            kind: forged.kind, blind: [UInt8](repeating: 0, count: 16),
            actor: WalletStory.actor(Sample.worker), body: forged.body)
        let error = #expect(throws: EntryError.self) { _ = try gate.audit(entry) }
        #expect(error?.clause.hasPrefix("is refused by wallet.create-limit: 2 wallets") == true)
    }

    @Test func `is found where its network or its key is another`() throws {
        var other = try WalletStory()
        let leave = try other.till.state.making(
            WalletStory.own, by: Sample.worker, clock: other.till.clock
        ).get()
        let facts = try other.facts(WalletStory.own, .testnet)
        #expect(throws: Refusal.self) {
            try other.till.record(
                .walletMade(leave, facts, clock: other.till.clock, sealed: .null),
                by: WalletStory.actor(Sample.worker))
        }
        var story = try WalletStory()
        #expect(try story.make() == nil)
        let known = try #require(story.till.state.wallets[WalletStory.own])
        let name = Sample.wallet("ton/worker-2")
        let making = try story.till.state.making(
            name, by: Sample.worker, clock: story.till.clock
        ).get()
        let twin = WalletFacts(
            name: name, network: .mainnet, kind: "v5r1", publicKey: known.publicKey,
            account: known.account)
        #expect(throws: Refusal.self) {
            try story.till.record(
                .walletMade(making, twin, clock: story.till.clock, sealed: .null),
                by: WalletStory.actor(Sample.worker))
        }
    }

    @Test func `audits from its own entries, without a calendar`() throws {
        var story = try WalletStory(
            WalletStory.policy(zone: Sample.zone("America/Toronto")))
        try story.till.start()
        for day in 0..<3 {
            #expect(try story.make("ton/worker-\(day)") == nil)
            story.till.pass(86_400)
        }
        try story.till.snapshot(
            gist: PolicyHash.of(.null), by: Actor(role: .daemon, name: "", uid: 0))
        var gate = Gate()
        for bytes in story.till.entries { _ = try gate.audit(try Entry(reading: bytes)) }
        #expect(gate.state.made == story.till.state.made)
    }

    // Lines that no state gives: whose a wallet is can't be slipped in by a snapshot.
    @Test func `has no snapshot that gives a wallet to another`() throws {
        var story = try WalletStory()
        #expect(try story.make() == nil)
        let lines = Snapshot.lines(story.till.state.snapshot())
        let place = try #require(
            lines.firstIndex { String(decoding: $0, as: UTF8.self).contains(#""kind":"made""#) })
        let text = String(decoding: lines[place], as: UTF8.self)
        for (from, to) in [
            ("worker\",\"kind", "helper\",\"kind"), ("worker\",\"kind", "nobody\",\"kind"),
            ("ton/worker", "ton/absent"),
        ] {
            var changed = lines
            changed[place] = Array(text.split(separator: from).joined(separator: to).utf8)
            #expect(changed != lines)
            #expect(throws: SnapshotError.self) {
                try Snapshot.restore(Snapshot.joined(changed))
            }
        }
        var twice = lines
        twice.insert(lines[place], at: place)
        #expect(throws: SnapshotError.self) { try Snapshot.restore(Snapshot.joined(twice)) }
    }
}

extension JSONObject {
    fileprivate func setting(_ key: String, _ value: JSON?) -> JSONObject {
        var copy = self
        copy[key] = value
        return copy
    }
}
