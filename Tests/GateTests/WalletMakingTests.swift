import Chains
import Gate
import JSON
import Terms
import Testing

@Suite struct `An agent makes a wallet` {
    @Test func `where its policy grants the chain, and pays from it alone`() throws {
        var story = try WalletStory()
        #expect(!story.till.state.pays(Sample.worker, from: WalletStory.own))
        #expect(story.till.state.mayMake(WalletStory.own, by: Sample.worker))
        #expect(try story.make() == nil)
        #expect(story.till.state.pays(Sample.worker, from: WalletStory.own))
        #expect(!story.till.state.pays(Sample.helper, from: WalletStory.own))
        #expect(story.till.state.made.maker(of: WalletStory.own) == Sample.worker)
        #expect(story.till.state.made.maker(of: Sample.main) == nil)
        #expect(
            story.till.state.wallets(of: Sample.worker).map(\.name)
                == [Sample.main, WalletStory.own])
        #expect(try story.replays())
    }

    @Test func `whose entry says how it counted`() throws {
        var story = try WalletStory()
        #expect(try story.make() == nil)
        let entry = try Entry(reading: try #require(story.till.entries.last))
        #expect(entry.kind == "wallet.created")
        #expect(entry.actor == WalletStory.actor(Sample.worker))
        #expect(
            entry.body["uses"]
                == [
                    "start": "2026-11-23T00:00:00.000000000Z",
                    "end": "2026-11-24T00:00:00.000000000Z", "before": 0, "most": 2,
                ])
    }

    @Test func `on no other chain, and without a grant on none`() throws {
        var story = try WalletStory()
        #expect(story.rule("ethereum/worker") == "wallet.not-allowed")
        #expect(story.rule("card/worker") == "wallet.not-allowed")
        #expect(story.rule("none/worker") == "wallet.not-allowed")
        #expect(story.rule("ton/helper", by: Sample.helper) == "wallet.not-allowed")
        #expect(story.rule("ton/stranger", by: Sample.agent("stranger")) == "agent.not-in-policy")
        try story.till.apply(WalletStory.policy(WalletStory.budget(nil)))
        #expect(story.rule("ton/worker") == "wallet.not-allowed")
    }

    @Test func `once a name, whoever had it`() throws {
        var story = try WalletStory()
        try story.add("ton/worker-2")
        #expect(try story.make() == nil)
        #expect(story.rule("ton/worker") == "wallet.not-allowed")
        #expect(story.rule("ton/worker-2") == "wallet.not-allowed")
        #expect(try story.replays())
    }

    @Test func `while nothing is frozen`() throws {
        var story = try WalletStory()
        try story.till.record(.agentStanding(Sample.worker, .frozen, reason: "r"))
        #expect(story.rule("ton/worker") == "agent.not-active")
        try story.till.record(.agentStanding(Sample.worker, .active, reason: "r"))
        try story.till.record(.projectFreeze(Sample.game, true, reason: "r"))
        #expect(story.rule("ton/worker") == "project.frozen")
        try story.till.record(.projectFreeze(Sample.game, false, reason: "r"))
        try story.till.record(.vaultFreeze(true, reason: "r"))
        #expect(story.rule("ton/worker") == "vault.frozen")
        try story.till.record(.vaultFreeze(false, reason: "r"))
        #expect(story.rule("ton/worker") == nil)
        try story.till.record(.agentStanding(Sample.worker, .removed, reason: "r"))
        #expect(story.rule("ton/worker") == "agent.not-active")
    }

    // Not even in a window that is open: nobody knows which one the count would belong to.
    @Test func `by no clock that jumped`() throws {
        var story = try WalletStory()
        try story.till.start()
        #expect(try story.make() == nil)
        story.till.wall = story.till.wall.adding(seconds: 3_600)
        #expect(story.rule("ton/worker-2") == "clock.jumped")
        try story.till.acknowledge()
        #expect(try story.make("ton/worker-2") == nil)
        #expect(try story.replays())
    }

    // The payment is refused as a decision, which replay takes without its bytes.
    @Test func `and a payment from one that it may not make now is refused by that rule`() throws {
        var story = try WalletStory(
            WalletStory.policy(
                WalletStory.budget(WalletGrant(chains: [WalletStory.ton], perWindow: 1))))
        #expect(try story.make() == nil)
        let name = Sample.wallet("ton/worker-2")
        let refusal = try #require(story.refusal(name))
        let outcome = story.till.decide(story.till.request(.refused(refusal), from: name))
        #expect(outcome.refusal?.rule == "wallet.create-limit")
        let foreign = Sample.wallet("ton/helper")
        let other = story.till.decide(story.till.request(.refused(refusal), from: foreign))
        #expect(other.refusal?.rule == "wallet.not-allowed")
        #expect(try story.replays())
    }
}

@Suite struct `A wallet that an agent made` {
    // The policy is the whole of what an agent may do: what it takes back is taken back.
    @Test func `is paid from while the policy grants its chain and network`() throws {
        var story = try WalletStory()
        #expect(try story.make() == nil)
        let other = WalletGrant(chains: [WalletStory.ton], network: .testnet, perWindow: 2)
        for grant in [nil, WalletGrant(chains: [ChainName("ethereum")], perWindow: 2), other] {
            try story.till.apply(WalletStory.policy(WalletStory.budget(grant)))
            #expect(!story.till.state.pays(Sample.worker, from: WalletStory.own))
        }
        try story.till.apply(WalletStory.policy())
        #expect(story.till.state.pays(Sample.worker, from: WalletStory.own))
        #expect(try story.replays())
    }

    @Test func `is whose the policy says, once one names it`() throws {
        var story = try WalletStory()
        #expect(try story.make() == nil)
        let names: Set = [Sample.main, WalletStory.own]
        try story.till.apply(
            WalletStory.policy(helper: Sample.budget(wallets: names)))
        #expect(!story.till.state.pays(Sample.worker, from: WalletStory.own))
        #expect(story.till.state.pays(Sample.helper, from: WalletStory.own))
        try story.till.apply(WalletStory.policy(WalletStory.budget(names: names)))
        #expect(story.till.state.pays(Sample.worker, from: WalletStory.own))
        try story.till.apply(WalletStory.policy(WalletStory.budget(nil, names: names)))
        #expect(story.till.state.pays(Sample.worker, from: WalletStory.own))
        #expect(try story.replays())
    }

    @Test func `stays an admin's to see when its agent goes, and no other agent's`() throws {
        var story = try WalletStory()
        #expect(try story.make() == nil)
        try story.till.record(.agentStanding(Sample.worker, .removed, reason: "r"))
        #expect(story.till.state.wallets[WalletStory.own] != nil)
        #expect(story.till.state.made.makers == [WalletStory.own: Sample.worker])
        #expect(throws: Refusal.self) {
            try story.till.record(.agentAdded(Sample.worker, project: Sample.game, uid: 1_000))
        }
        #expect(!story.till.state.pays(Sample.helper, from: WalletStory.own))
        #expect(try story.replays())
    }

    @Test func `is remembered when everything else is forgotten`() throws {
        var story = try WalletStory()
        #expect(try story.make() == nil)
        story.till.pass(200 * 86_400)
        let daemon = Actor(role: .daemon, name: "", uid: 0)
        try story.till.snapshot(gist: PolicyHash.of(.null), by: daemon)
        #expect(story.till.state.pays(Sample.worker, from: WalletStory.own))
        let again = try Snapshot.round(story.till.state)
        #expect(again.made.maker(of: WalletStory.own) == Sample.worker)
        #expect(try story.replays())
    }
}
