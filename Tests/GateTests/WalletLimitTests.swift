import Gate
import JSON
import Terms
import Testing

@Suite struct `How many wallets an agent makes` {
    private func budget(_ most: Int, per: Recurrence = Recurrence(.day)) -> AgentBudget {
        WalletStory.budget(WalletGrant(chains: [WalletStory.ton], perWindow: most), per: per)
    }

    @Test func `is bounded in the window of its limit`() throws {
        var story = try WalletStory()
        #expect(try story.make() == nil)
        #expect(try story.make("ton/worker-2") == nil)
        let refusal = try #require(story.refusal(Sample.wallet("ton/worker-3")))
        #expect(refusal.rule == "wallet.create-limit")
        #expect(refusal.detail == "2 wallets were made in the day, and per_window allows 2")
        #expect(
            refusal.hint
                == "wait until 2026-11-24T00:00:00Z, or pay from a wallet there is")
        story.till.pass(until: "2026-11-23T23:59:59Z")
        #expect(try story.make("ton/worker-3") == "wallet.create-limit")
        story.till.pass(until: "2026-11-24T00:00:00Z")
        #expect(try story.make("ton/worker-3") == nil)
        #expect(try story.replays())
    }

    @Test func `counts each agent's own`() throws {
        var story = try WalletStory(
            WalletStory.policy(budget(1), helper: WalletStory.budget()))
        try story.add("ton/worker-admins")
        #expect(try story.make() == nil)
        #expect(try story.make("ton/worker-2") == "wallet.create-limit")
        #expect(try story.make("ton/helper", by: Sample.helper) == nil)
        #expect(try story.make("ton/helper-2", by: Sample.helper) == nil)
        #expect(try story.make("ton/helper-3", by: Sample.helper) == "wallet.create-limit")
        #expect(try story.replays())
    }

    @Test func `rolls with a limit that rolls`() throws {
        let rolling = Recurrence(.rolling(seconds: 86_400))
        var story = try WalletStory(WalletStory.policy(budget(2, per: rolling)))
        #expect(try story.make() == nil)
        story.till.pass(3_600)
        #expect(try story.make("ton/worker-2") == nil)
        let refusal = try #require(story.refusal(Sample.wallet("ton/worker-3")))
        #expect(
            refusal.detail == "2 wallets were made in the rolling 24h, and per_window allows 2")
        #expect(refusal.hint.hasPrefix("wait until 2026-11-24T10:00:01Z"))
        story.till.pass(until: "2026-11-24T10:00:00Z")
        #expect(try story.make("ton/worker-3") == "wallet.create-limit")
        story.till.pass(until: "2026-11-24T10:00:01Z")
        #expect(try story.make("ton/worker-3") == nil)
        #expect(try story.make("ton/worker-4") == "wallet.create-limit")
        #expect(try story.replays())
    }

    @Test func `is the project's day`() throws {
        let zone = Sample.zone("America/Toronto")
        var story = try WalletStory(WalletStory.policy(budget(1), zone: zone))
        #expect(try story.make() == nil)
        story.till.pass(until: "2026-11-24T04:59:59Z")
        #expect(try story.make("ton/worker-2") == "wallet.create-limit")
        story.till.pass(1)
        #expect(try story.make("ton/worker-2") == nil)
        #expect(try story.replays())
    }

    // A window that ends sooner elsewhere, or is shorter, would forget what is still counted.
    @Test func `is refilled by no change of policy`() throws {
        let toronto = Sample.zone("America/Toronto")
        var story = try WalletStory(WalletStory.policy(budget(1), zone: toronto))
        #expect(try story.make() == nil)
        for zone in ["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"] {
            try story.till.apply(WalletStory.policy(budget(1), zone: Sample.zone(zone)))
            #expect(try story.make("ton/worker-2") == "wallet.create-limit", "\(zone)")
        }
        let spans: [WindowSpan] = [.hour, .rolling(seconds: 86_400), .week(starts: 0), .month]
        for span in spans {
            try story.till.apply(WalletStory.policy(budget(1, per: Recurrence(span))))
            story.till.pass(3_700)
            #expect(try story.make("ton/worker-2") == "wallet.create-limit", "\(span)")
        }
        try story.till.apply(WalletStory.policy(WalletStory.budget(nil), zone: toronto))
        try story.till.apply(WalletStory.policy(budget(1), zone: toronto))
        #expect(try story.make("ton/worker-2") == "wallet.create-limit")
        try story.till.apply(WalletStory.policy(budget(2), zone: toronto))
        #expect(try story.make("ton/worker-2") == nil)
        #expect(try story.replays())
    }

    // A day that counts on under an hour's policy keeps its own end, however often it is counted in.
    @Test func `stays in the longer window while that lasts`() throws {
        var story = try WalletStory(WalletStory.policy(budget(1)))
        #expect(try story.make() == nil)
        try story.till.apply(WalletStory.policy(budget(2, per: Recurrence(.hour))))
        #expect(try story.make("ton/worker-2") == nil)
        story.till.pass(7_200)
        #expect(try story.make("ton/worker-3") == "wallet.create-limit")
        story.till.pass(until: "2026-11-24T00:00:00Z")
        #expect(try story.make("ton/worker-3") == nil)
        #expect(try story.replays())
    }
}

/// How many the lost entries made nobody knows: a window that had begun makes none.
@Suite struct `Wallets, after an older copy was put back` {
    private func restore(_ story: inout WalletStory, from old: String = "k", to new: String = "k2")
        throws
    {
        story.till.pass(60)
        try story.till.record(
            .epochBegun(
                from: old, to: new, signatures: ("a", "b"), known: nil, reason: "disk lost",
                sealed: []))
        try story.till.record(.vaultFreeze(false, reason: "looked at"))
    }

    @Test func `are made again in the window after`() throws {
        var story = try WalletStory()
        try restore(&story)
        let refusal = try #require(story.refusal(WalletStory.own))
        #expect(refusal.rule == "window.restored")
        #expect(
            refusal.detail
                == "an older copy of the vault was put back at 2026-11-23T10:01:00Z, and how many "
                + "wallets worker made in that window before is not known")
        #expect(refusal.hint == "wait until 2026-11-24T00:00:00Z, when that window is over")
        story.till.pass(until: "2026-11-23T23:59:59Z")
        #expect(story.rule("ton/worker") == "window.restored")
        story.till.pass(until: "2026-11-24T00:00:00Z")
        #expect(try story.make() == nil)
        #expect(try story.make("ton/worker-2") == nil)
        #expect(try story.make("ton/worker-3") == "wallet.create-limit")
        try restore(&story, from: "k2", to: "k3")
        #expect(story.rule("ton/worker-3") == "window.restored")
        #expect(try story.replays())
    }

    @Test func `wait as long as a rolling window lasts`() throws {
        let rolling = Recurrence(.rolling(seconds: 86_400))
        var story = try WalletStory(
            WalletStory.policy(WalletStory.budget(per: rolling)))
        try restore(&story)
        story.till.pass(until: "2026-11-24T10:01:00Z")
        #expect(story.rule("ton/worker") == "window.restored")
        story.till.pass(1)
        #expect(try story.make() == nil)
        #expect(try story.replays())
    }

    @Test func `are opened by no other window or zone`() throws {
        var story = try WalletStory()
        try restore(&story)
        try story.till.apply(
            WalletStory.policy(WalletStory.budget(per: Recurrence(.hour))))
        story.till.pass(until: "2026-11-23T11:30:00Z")
        #expect(story.rule("ton/worker") == "window.restored")
        try story.till.apply(WalletStory.policy(zone: Sample.zone("Pacific/Apia")))
        #expect(story.rule("ton/worker") == "window.restored")
        #expect(try story.replays())
    }

    @Test func `that were made before stay their makers'`() throws {
        var story = try WalletStory()
        #expect(try story.make() == nil)
        try restore(&story)
        #expect(story.till.state.pays(Sample.worker, from: WalletStory.own))
        #expect(try story.replays())
    }
}
