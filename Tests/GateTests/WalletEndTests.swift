import Chains
import JSON
import Terms
import Testing

@testable import Gate

@Suite struct `The end of a wallet's key` {
    private static let week: Int64 = 7 * 86_400
    private static let daemon = Actor(role: .daemon, name: "", uid: 0)

    private func ordered(wait: Int64 = week) throws -> Till {
        var till = try Till.open(Sample.policy(Sample.team(), nil))
        try till.start()
        try till.record(.walletDestructionOrdered(Sample.main, wait: UInt64(wait)))
        return till
    }

    private func destroyed(_ till: Till) -> Event {
        .walletDestroyed(Sample.main, clock: till.clock, sealed: .null)
    }

    private func isDue(_ till: Till) -> Bool { till.state.walletsDue(at: till.clock) != [] }

    @Test func `lets nothing new be signed, from the order on`() throws {
        var till = try ordered()
        let refused = try till.send("1")
        #expect(refused.rule == "wallet.to-be-destroyed")
        #expect(
            refused.refusal?.detail
                == "the key of wallet ethereum/main is to be destroyed at "
                + "\(Timestamp.seconds(try #require(till.state.ends[Sample.main]?.order?.due)))")
        #expect(refused.refusal?.hint.contains("bursar wallet keep ethereum/main") == true)
        till.pass(Self.week + 1)
        try till.record(destroyed(till), by: Self.daemon)
        #expect(try till.send("1").rule == "wallet.destroyed")
        #expect(till.committed() == "0")
        try till.replays()
    }

    @Test func `is taken back as long as the key is there`() throws {
        var till = try ordered()
        till.pass(2 * Self.week)
        try till.record(.walletKept(Sample.main, reason: ""))
        #expect(!isDue(till))
        #expect(try till.send("1").isSigned)
        #expect(try till.complaint(destroyed(till), by: Self.daemon)?.contains("due") == true)
        #expect(
            try till.complaint(.walletKept(Sample.main, reason: ""))?.hasPrefix("keeps") == true)
        try till.record(.walletDestructionOrdered(Sample.main, wait: UInt64(Self.week)))
        #expect(!isDue(till))
        till.pass(Self.week + 1)
        try till.record(destroyed(till), by: Self.daemon)
        for event in [
            Event.walletKept(Sample.main, reason: ""), destroyed(till),
            .walletDestructionOrdered(Sample.main, wait: UInt64(Self.week)),
        ] {
            let said = try till.complaint(
                event, by: event.kind == "wallet.destroyed" ? Self.daemon : Till.admin)
            #expect(said == "is about ethereum/main, whose key is destroyed")
        }
        try till.replays()
    }

    @Test func `comes when it is due, by the daemon alone`() throws {
        var till = try ordered()
        till.pass(Self.week - 1)
        #expect(!isDue(till))
        #expect(
            try till.complaint(destroyed(till), by: Self.daemon)
                == "destroys ethereum/main before it is due")
        till.pass(2)
        #expect(till.state.walletsDue(at: till.clock) == [Sample.main])
        #expect(try till.complaint(destroyed(till))?.contains("may not cause") == true)
        let early = ClockReading(
            wall: till.wall.adding(seconds: 60), bootID: till.bootID, bootNanoseconds: till.boot)
        #expect(
            try till.complaint(
                .walletDestroyed(Sample.main, clock: early, sealed: .null), by: Self.daemon)
                == "has no clock, or one ahead of its time")
        try till.record(destroyed(till), by: Self.daemon)
        #expect(!isDue(till))
    }

    @Test func `waits while it or the vault is frozen`() throws {
        for freeze in [
            Event.vaultFreeze(true, reason: "r"), .walletFreeze(Sample.main, true, reason: "r"),
        ] {
            var till = try ordered()
            try till.record(freeze)
            till.pass(Self.week + 1)
            #expect(!isDue(till))
            #expect(
                try till.complaint(destroyed(till), by: Self.daemon)
                    == "destroys ethereum/main while it is frozen")
        }
    }

    /// Whoever sets the clock has not waited, whatever admin vouches for it afterwards.
    @Test func `is not hastened by a clock that is set forward`() throws {
        var till = try ordered()
        till.pass(3_600)
        till.wall = till.wall.adding(seconds: Self.week)
        #expect(!isDue(till))
        #expect(
            try till.complaint(destroyed(till), by: Self.daemon)
                == "destroys ethereum/main by a clock that jumped")
        try till.acknowledge()
        #expect(!isDue(till))
        till.pass(Self.week - 3_601)
        #expect(!isDue(till))
        till.pass(2)
        #expect(isDue(till))
        try till.replays()
    }

    /// A clock that was behind, and is set right, has not waited either.
    @Test func `is not hastened by a clock that was behind`() throws {
        var till = try ordered()
        till.pass(3_600)
        till.wall = till.wall.adding(seconds: -2 * Self.week)
        #expect(try till.send("1").rule == "wallet.to-be-destroyed")
        #expect(till.state.isBehind(till.clock))
        till.pass(3_600)
        #expect(try till.send("1").rule == "wallet.to-be-destroyed")
        till.wall = till.wall.adding(seconds: 2 * Self.week)
        till.pass(Self.week - 7_200 + 1)
        #expect(!isDue(till))
        #expect(
            try till.complaint(destroyed(till), by: Self.daemon)
                == "destroys ethereum/main before it is due")
        till.pass(7_200)
        #expect(isDue(till))
        try till.replays()
    }

    @Test func `is not hastened by a machine that was off, nor by setting it forward before`()
        throws
    {
        var till = try ordered()
        till.wall = till.wall.adding(seconds: Self.week)
        try till.record(.daemonStopped(clock: till.clock), by: Self.daemon)
        till.reboot(after: Self.week)
        try till.start()
        #expect(till.state.clockJumped)
        try till.acknowledge()
        #expect(!isDue(till))
        till.pass(Self.week - 60)
        #expect(!isDue(till))
        till.pass(61)
        #expect(isDue(till))
        try till.replays()
    }

    @Test(arguments: [true, false])
    func `is no sooner for steps of a few minutes`(stopsCleanly: Bool) throws {
        var till = try ordered()
        for _ in 0..<40 {
            till.pass(600)
            if stopsCleanly { try till.record(.daemonStopped(clock: till.clock), by: Self.daemon) }
            till.wall = till.wall.adding(seconds: 299)
            till.reboot(after: 0, up: 1)
            try till.start()
            if till.state.clockJumped { try till.acknowledge() }
        }
        // What went by since a clock was last written down counts only where the daemon said when it stopped, and
        // what another boot had seen before it does not.
        till.pass(Self.week - 40 * (stopsCleanly ? 600 : 0) - 60)
        #expect(!isDue(till))
        till.pass(61)
        #expect(isDue(till))
    }

    @Test func `is waited for a week to a year, but in development vaults`() throws {
        var till = try Till.open()
        func said(_ wait: UInt64) throws -> String? {
            try till.complaint(.walletDestructionOrdered(Sample.main, wait: wait))
        }
        let bounds = "waits for other than 604800 to 31536000 s"
        #expect(try said(604_799) == bounds)
        #expect(try said(31_536_001) == bounds)
        #expect(try said(.max) == bounds)
        #expect(try said(31_536_000) == nil)
        var bench = try Till.empty(development: true)
        try bench.record(.walletCreated(Sample.facts(), sealed: .null))
        #expect(
            try bench.complaint(.walletDestructionOrdered(Sample.main, wait: 0))?
                .hasPrefix("waits") == true)
        #expect(try bench.complaint(.walletDestructionOrdered(Sample.main, wait: 1)) == nil)
    }

    @Test func `is ordered of a wallet that is there, once, and of no card`() throws {
        var till = try ordered()
        func said(_ name: WalletName) throws -> String? {
            try till.complaint(.walletDestructionOrdered(name, wait: UInt64(Self.week)))
        }
        #expect(try said(Sample.main) == "orders the end of ethereum/main a second time")
        #expect(try said(Sample.wallet("ethereum/none"))?.hasPrefix("names a wallet") == true)
        var bench = try CardBench()
        #expect(
            try bench.till.complaint(
                .walletDestructionOrdered(CardBench.card, wait: UInt64(Self.week)))?
                .contains("a card") == true)
    }

    @Test func `leaves name and key taken for ever`() throws {
        var till = try ordered()
        till.pass(Self.week + 1)
        try till.record(destroyed(till), by: Self.daemon)
        #expect(
            try till.complaint(.walletCreated(Sample.facts(), sealed: .null))?
                .contains("used before") == true)
        let other = Sample.facts(Sample.wallet("ethereum/other"))
        let again = WalletFacts(
            name: other.name, network: other.network, kind: other.kind,
            publicKey: Sample.facts().publicKey, account: Sample.facts().account)
        #expect(
            try till.complaint(.walletImported(again, form: .bip39, sealed: .null))
                == "imports the key of ethereum/main")
    }

    /// An entry of the last days that entries can have must not end who reads it.
    @Test func `is at the end of all instants where a wait would go beyond them`() throws {
        var till = try Till.open()
        till.wall = Moment(seconds: 9_214_646_399)
        try till.record(.walletDestructionOrdered(Sample.main, wait: 31_536_000))
        #expect(till.state.ends[Sample.main]?.order?.due == Moment(nanoseconds: .max))
        #expect(try till.send("1").rule == "wallet.to-be-destroyed")
    }

    @Test func `takes two people's word, and so does keeping it, where a policy asks for them`()
        throws
    {
        let (alice, bob) = (try Approver("alice"), try Approver("bob", kind: "ecdsa"))
        var till = try Till.open(approvers: [alice, bob])
        for event in [
            Event.walletDestructionOrdered(Sample.main, wait: UInt64(Self.week)),
            .walletKept(Sample.main, reason: "r"),
        ] {
            #expect(try till.complaint(event)?.isEmpty == false)
            // Before it can be ordered it must be what can be done: keeping takes an order to end.
            let number = UInt64(till.entries.count)
            try till.record(
                .orderPlaced(event, until: till.wall.adding(seconds: 3_600)))
            let order = try #require(till.state.orders.open[number])
            for approver in [alice, bob] {
                #expect(try till.complaint(event.carryingOut(number))?.isEmpty == false)
                try till.record(
                    .orderApproved(
                        number, approver: approver.name,
                        signature: try approver.sign(till.state.statement(of: order))))
            }
            till.pass(60)
            try till.record(event.carryingOut(number))
            let due = till.state.ends[Sample.main]?.order?.due
            // The wait begins as it is carried out, not as it was first asked for.
            #expect(
                due
                    == (event.kind == "wallet.kept"
                        ? nil : till.state.lastTime?.adding(seconds: Self.week)))
        }
        try till.replays()
    }
}
