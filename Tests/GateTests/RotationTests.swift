import Chains
import JSON
import Terms
import Testing

@testable import Gate

@Suite struct `A wallet with a successor` {
    private static let month = Int64(SweepBench.month)

    @Test func `pays nobody, and names who does`() throws {
        var bench = try SweepBench(isRotated: false)
        #expect(try bench.till.send("1").isSigned)
        try bench.rotate()
        let refused = try bench.till.send("1")
        #expect(refused.rule == "wallet.draining")
        #expect(refused.refusal?.detail == "wallet ethereum/main was rotated to ethereum/next")
        #expect(refused.refusal?.hint.contains("pay from ethereum/next") == true)
        bench.till.pass(Self.month + 1)
        let retired = try bench.till.send("1")
        #expect(retired.rule == "wallet.retired")
        #expect(
            retired.refusal?.detail.hasPrefix("wallet ethereum/main is retired since 20") == true)
        try bench.till.replays()
    }

    @Test func `is swept to it and to nobody else, for so long`() throws {
        var bench = try SweepBench()
        let event = try bench.swept()
        try bench.till.record(event)
        #expect(bench.till.state.sweeps.count == 1)
        #expect(bench.till.committed() == "0")
        #expect(event.body["to"] == .string(Sample.payee.text))
        #expect(event.body["worst_case"] == [["amount": "1.000021", "asset": "ETH"]])
        let other = try bench.swept(to: Sample.other, key: "another-key-0000001")
        let said = try #require(try bench.complaint(other))
        #expect(said.contains("which is not the successor ethereum/next"))
        let itself = try bench.swept(to: Sample.payer, key: "another-key-0000001")
        #expect(try bench.complaint(itself)?.contains("not the successor") == true)
        bench.till.pass(Self.month + 1)
        #expect(
            try bench.complaint(try bench.swept(key: "another-key-0000001"))?
                .contains("is retired since") == true)
        try bench.rotate()
        try bench.till.record(try bench.swept(key: "another-key-0000001"))
        try bench.till.replays()
    }

    @Test func `is swept by an admin alone, under a key once, for no more than the fee`() throws {
        var bench = try SweepBench()
        let dear = try bench.swept(maxFee: "0.000020999")
        #expect(
            try bench.complaint(dear)?.contains("more than the 0.000020999 ETH of --max-fee")
                == true)
        let daemon = Actor(role: .daemon, name: "", uid: 0)
        let agent = Actor(role: .agent, name: Sample.worker.text, uid: 1_000)
        for actor in [daemon, agent] {
            let event = try bench.swept()
            #expect(try bench.till.complaint(event, by: actor)?.contains("may not cause") == true)
        }
        try bench.till.record(try bench.swept())
        let again = try bench.swept("2", network: SweepBench.network(nonce: 8))
        #expect(try bench.complaint(again) == "sweeps under a key that was used before")
    }

    @Test func `is not swept while it or the vault is frozen, or its key is to go`() throws {
        for freeze in [
            Event.vaultFreeze(true, reason: "r"), .walletFreeze(Sample.main, true, reason: "r"),
        ] {
            var bench = try SweepBench()
            try bench.till.record(freeze)
            #expect(try bench.complaint(try bench.swept())?.contains("is frozen") == true)
        }
        var bench = try SweepBench()
        try bench.till.record(.walletDestructionOrdered(Sample.main, wait: 604_800))
        #expect(try bench.complaint(try bench.swept())?.contains("is to be destroyed") == true)
        try bench.till.record(.walletKept(Sample.main, reason: ""))
        #expect(try bench.complaint(try bench.swept()) == nil)
        var plain = try SweepBench(isRotated: false)
        #expect(try plain.complaint(try plain.swept())?.contains("has no successor") == true)
    }

    @Test func `keeps its successor's key from being destroyed while it is swept to it`() throws {
        var bench = try SweepBench()
        let order = Event.walletDestructionOrdered(SweepBench.next.name, wait: 604_800)
        #expect(
            try bench.till.complaint(order)
                == "orders the end of ethereum/next, which ethereum/main is swept to")
        bench.till.pass(Self.month + 1)
        try bench.till.record(order)
        // And is not opened again for a successor that is to go.
        let again = Event.walletRotated(
            Sample.main, to: SweepBench.next.name, retireAfter: SweepBench.month)
        #expect(try bench.till.complaint(again)?.contains("on the way to its own end") == true)
    }

    @Test func `has one of its own kind, and never in a circle`() throws {
        var bench = try SweepBench(isRotated: false)
        func said(_ old: WalletName, _ new: WalletName, _ time: UInt64 = SweepBench.month) throws
            -> String?
        {
            try bench.till.complaint(.walletRotated(old, to: new, retireAfter: time))
        }
        let next = SweepBench.next.name
        #expect(try said(Sample.main, Sample.main)?.hasPrefix("names no other wallet") == true)
        #expect(
            try said(Sample.main, Sample.wallet("ethereum/none"))?.hasPrefix("names no") == true)
        #expect(try said(Sample.main, next, 604_799)?.hasPrefix("waits for other than") == true)
        let test = Sample.facts(Sample.wallet("ethereum/test"), .testnet)
        try bench.till.record(.walletCreated(test, sealed: .null))
        #expect(
            try said(Sample.main, test.name)?.contains("another chain, network or kind") == true)
        try bench.rotate()
        #expect(try said(next, Sample.main)?.contains("on the way to its own end") == true)
        let same = Sample.facts(Sample.wallet("ethereum/same"))
        try bench.till.record(.walletCreated(same, sealed: .null))
        #expect(try said(Sample.main, same.name)?.contains("which has its key") == true)
        let third = WalletFacts(
            name: Sample.wallet("ethereum/third"), network: .mainnet, kind: "eoa",
            publicKey: try #require(
                Hex.decode("02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9")),
            account: Sample.account("0x6813Eb9362372EEF6200f3b1dbC3f819671cBA69", .mainnet))
        try bench.till.record(.walletCreated(third, sealed: .null))
        // A chain is fine: main to next, next to third, and main to third then.
        #expect(try said(next, third.name) == nil)
        #expect(try said(Sample.main, next)?.contains("on the way") == true)
        #expect(try said(Sample.main, third.name) == nil)
    }

    @Test func `takes two people's word to be given one, where a policy asks for it`() throws {
        let (alice, bob) = (try Approver("alice"), try Approver("bob", kind: "ecdsa"))
        var till = try Till.open(approvers: [alice, bob])
        try till.record(.walletCreated(SweepBench.next, sealed: .null))
        let event = Event.walletRotated(
            Sample.main, to: SweepBench.next.name, retireAfter: SweepBench.month)
        #expect(try till.complaint(event)?.contains("takes the word of 2") == true)
    }

    /// Two people agreed to where it goes; what one lets the network take could go to whoever makes the block.
    @Test func `is swept for a tenth of it at most, where a policy asks for two people's word`()
        throws
    {
        let bench = try SweepBench()
        func said(_ ether: String, isShared: Bool) throws -> String? {
            let intent: JSON = [
                "kind": "transfer", "to": .string(Sample.payee.text), "amount": .string(ether),
                "asset": "ETH",
            ]
            let proposal = try Ethereum.propose(
                ProposalRequest(
                    wallet: Sample.facts(), intent: intent, network: SweepBench.network(),
                    now: bench.till.wall))
            let most = AssetAmount(asset: Sample.asset(.mainnet), atoms: Sample.wei("1"))
            return SweepFee.check(proposal, most, isShared: isShared)?.detail
        }
        #expect(try said("0.00021", isShared: true) == nil)
        #expect(
            try said("0.000209999", isShared: true)
                == "the network can take 0.000021 ETH, more than a tenth of the 0.000209999 that is swept"
        )
        #expect(try said("0.000000001", isShared: false) == nil)
    }

    /// Whoever writes the log by hand gets no further than the rules.
    @Test(arguments: ["payload", "to", "value", "fee", "worst_case", "class", "max_fee", "clock"])
    func `has no sweep in a log that says other than its payload`(member: String) throws {
        var bench = try SweepBench()
        try bench.till.record(try bench.swept())
        let bytes = try #require(bench.till.entries.last)
        #expect(try Till.replay(bench.till.entries) == bench.till.state)
        let other = try bench.swept(
            "2", to: member == "payload" ? Sample.other : Sample.payee,
            network: SweepBench.network(nonce: 9))
        let values: [String: JSON] = [
            "to": .string(Sample.other.text), "value": ["amount": "2", "asset": "ETH"],
            "fee": ["amount": "0", "asset": "ETH"],
            "max_fee": ["amount": "0.00002", "asset": "ETH"],
            "worst_case": [], "class": "ethereum/1/x/1",
            "payload": try #require(other.body["payload"]),
            "clock": ClockReading(
                wall: bench.till.wall.adding(seconds: 900), bootID: "b", bootNanoseconds: 1
            ).json,
        ]
        let forged = try Edited.entry(
            bytes, setting: member, to: try #require(values[member]))
        #expect(throws: EntryError.self) {
            try Till.replay(bench.till.entries.dropLast() + [forged])
        }
    }

    @Test func `has no sweep in a log from before it had a successor`() throws {
        var bench = try SweepBench()
        try bench.till.record(try bench.swept())
        let rotated = try #require(
            bench.till.entries.firstIndex {
                String(decoding: $0, as: UTF8.self).contains("wallet.rotated")
            })
        var without = bench.till.entries
        let sweep = without.removeLast()
        without[rotated] = try Edited.entry(
            without[rotated], setting: "kind", to: "wallet.unknown")
        #expect(throws: EntryError.self) { try Till.replay(without + [sweep]) }
    }

    /// A payment's clearance is none of a sweep, nor a sweep's of a payment.
    @Test func `gives leave to sign a sweep's own entry alone`() throws {
        var bench = try SweepBench()
        try bench.till.record(try bench.swept())
        let bytes = try #require(bench.till.entries.last)
        let entry = try Entry(reading: bytes)
        let id = EntryID(seq: entry.seq, leaf: EntryLeaf.of(bytes))
        let proposal = try bench.till.gate.clearSweep(bytes, as: id).proposal
        #expect(proposal.payee == Sample.payee)
        #expect(throws: EntryError.self) {
            _ = try bench.till.gate.clearSweep(bytes, as: EntryID(seq: id.seq + 1, leaf: id.leaf))
        }
        #expect(throws: EntryError.self) { _ = try bench.till.gate.reissue(bytes, as: id) }
        let other = try Edited.entry(bytes, setting: "key", to: "another-key-0000001")
        #expect(throws: EntryError.self) {
            _ = try bench.till.gate.clearSweep(
                other, as: EntryID(seq: id.seq, leaf: EntryLeaf.of(other)))
        }
    }
}
