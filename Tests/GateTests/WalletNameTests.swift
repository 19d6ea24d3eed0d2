import Gate
import Terms
import Testing

/// Squatting: an agent makes wallets in its own name space, and takes nobody's.
@Suite struct `The name of a wallet that an agent makes` {
    private static let a = Sample.agent("a")
    private static let ab = Sample.agent("a-b")
    private static let dash = Sample.agent("a-")

    /// Agents of which one's name begins another's, all with leave to make wallets.
    private func story(adding names: [AgentName] = [a, ab, dash]) throws -> WalletStory {
        let grant = WalletGrant(chains: [WalletStory.ton], perWindow: 50)
        let others = Dictionary(
            uniqueKeysWithValues: names.map { ($0, WalletStory.budget(grant, names: [])) })
        var story = try WalletStory(
            WalletStory.policy(WalletStory.budget(grant), others: others))
        for name in names {
            try story.till.record(.agentAdded(name, project: Sample.game, uid: 1_000))
        }
        return story
    }

    @Test func `is the agent's, or begins with it and a dash`() throws {
        let story = try story()
        for name in ["ton/worker", "ton/worker-x", "ton/worker-x-y", "ton/worker--x"] {
            #expect(story.rule(name) == nil, "\(name)")
        }
        for name in [
            "ton/worke", "ton/workers", "ton/workerx", "ton/worker-", "ton/-worker", "ton/xworker",
            "ton/x-worker", "ton/main", "ton/helper", "ton/helper-worker", "ton/-", "ton/--",
        ] { #expect(story.rule(name) == "wallet.not-allowed", "\(name)") }
    }

    // The agent `a` would take what the agent `a-b` is to be paid into.
    @Test func `is the longest agent's that it begins with`() throws {
        let story = try story()
        for (name, keeper) in [
            ("ton/a", Self.a), ("ton/a-x", Self.a), ("ton/a-bc", Self.a), ("ton/a-b", Self.ab),
            ("ton/a-b-c", Self.ab), ("ton/a-b--c", Self.ab), ("ton/a-", Self.dash),
            ("ton/a--c", Self.dash), ("ton/a-b-", Self.a),
        ] {
            for agent in [Self.a, Self.ab, Self.dash, Sample.worker] {
                #expect(
                    story.rule(name, by: agent) == (agent == keeper ? nil : "wallet.not-allowed"),
                    "\(name) by \(agent.text)")
            }
        }
    }

    @Test func `stays an agent's that was removed, and is one's that only the policy names`()
        throws
    {
        var story = try story()
        try story.till.record(.agentStanding(Self.ab, .removed, reason: "r"))
        #expect(story.rule("ton/a-b", by: Self.a) == "wallet.not-allowed")
        let late = Sample.agent("a-late")
        let grant = WalletGrant(chains: [WalletStory.ton], perWindow: 50)
        let budget = WalletStory.budget(grant, names: [])
        try story.till.apply(WalletStory.policy(others: [Self.a: budget, late: budget]))
        #expect(story.rule("ton/a-late", by: Self.a) == "wallet.not-allowed")
        #expect(story.rule("ton/a-later", by: Self.a) == nil)
    }

    // Whose a wallet is was written down when it was made: no later name takes it over.
    @Test func `gives nothing to an agent that comes after it`() throws {
        var story = try story(adding: [Self.a])
        #expect(try story.make("ton/a-b", by: Self.a) == nil)
        let grant = WalletGrant(chains: [WalletStory.ton], perWindow: 50)
        let budget = WalletStory.budget(grant, names: [])
        try story.till.apply(WalletStory.policy(others: [Self.a: budget, Self.ab: budget]))
        try story.till.record(.agentAdded(Self.ab, project: Sample.game, uid: 1_000))
        let wallet = Sample.wallet("ton/a-b")
        #expect(story.till.state.pays(Self.a, from: wallet))
        #expect(!story.till.state.pays(Self.ab, from: wallet))
        #expect(story.rule("ton/a-b", by: Self.ab) == "wallet.not-allowed")
        #expect(try story.make("ton/a-b-2", by: Self.ab) == nil)
        #expect(try story.replays())
    }

    @Test func `is none that the policy names, for whomever`() throws {
        var story = try WalletStory(
            WalletStory.policy(
                WalletStory.budget(names: [Sample.main, Sample.wallet("ton/worker-mine")]),
                helper: Sample.budget(wallets: [WalletStory.own])))
        for name in ["ton/worker", "ton/worker-mine"] {
            #expect(story.rule(name) == "wallet.not-allowed")
        }
        #expect(story.till.state.pays(Sample.worker, from: Sample.wallet("ton/worker-mine")))
        #expect(try story.make("ton/worker-x") == nil)
    }

    // Foreign names read the same whether they exist or not.
    @Test func `says nothing of others by its refusal`() throws {
        var story = try WalletStory()
        try story.add("ton/helper-is")
        let there = try #require(story.refusal(Sample.wallet("ton/helper-is")))
        let absent = try #require(story.refusal(Sample.wallet("ton/helper-no")))
        #expect(there.rule == absent.rule && there.hint == absent.hint)
        #expect(
            there.detail
                == absent.detail.split(separator: "helper-no").joined(separator: "helper-is"))
    }

    @Test func `has no room for an agent's that is too long`() throws {
        let long = Sample.agent(String(repeating: "w", count: 33))
        var story = try WalletStory(WalletStory.policy(others: [long: WalletStory.budget()]))
        try story.till.record(.agentAdded(long, project: Sample.game, uid: 1_000))
        let cut = "ton/" + String(repeating: "w", count: 32)
        #expect(story.rule(cut, by: long) == "wallet.not-allowed")
    }
}
