import Chains
import JSON
import Terms
import Testing

@testable import Gate

/// Who is paid by a sweep may be on the way to an end of its own.
@Suite struct `A successor that ends` {
    private static let week: UInt64 = 7 * 86_400
    private static let key = "another-key-0000001"
    private static let third = WalletFacts(
        name: Sample.wallet("ethereum/third"), network: .mainnet, kind: "eoa",
        publicKey: Sample.must(
            Hex.decode("02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9"), "3"),
        account: Sample.account("0x6813Eb9362372EEF6200f3b1dbC3f819671cBA69"))

    /// The main wallet drains to the next for a month, and that to the third for a week.
    private static func chain() throws -> SweepBench {
        var bench = try SweepBench()
        try bench.till.record(.walletCreated(third, sealed: .null))
        try bench.till.record(
            .walletRotated(SweepBench.next.name, to: third.name, retireAfter: week))
        return bench
    }

    @Test func `is swept to while it is swept itself, and no longer`() throws {
        var bench = try Self.chain()
        try bench.till.record(try bench.swept())
        bench.till.pass(Int64(Self.week) - 1)
        try bench.till.record(try bench.swept(key: "another-key-0000000"))
        bench.till.pass(2)
        let said = try #require(try bench.complaint(try bench.swept(key: Self.key)))
        #expect(said.contains("the successor ethereum/next is retired since 20"), "\(said)")
        // Opened again, it is; and another that is on no way to its end is as good.
        let again = Event.walletRotated(
            SweepBench.next.name, to: Self.third.name, retireAfter: Self.week)
        var opened = bench
        try opened.till.record(again)
        try opened.till.record(try opened.swept(key: Self.key))
        try opened.till.replays()
        try bench.till.record(
            .walletRotated(Sample.main, to: Self.third.name, retireAfter: Self.week))
        #expect(try bench.complaint(try bench.swept(key: Self.key))?.contains("not the") == true)
        try bench.till.record(try bench.swept(to: Self.third.account, key: Self.key))
        try bench.till.replays()
    }

    /// No order of events comes here: a key is not destroyed while another wallet is swept to it.
    @Test(arguments: [false, true]) func `is not swept to, were its key to go`(isGone: Bool) throws
    {
        var bench = try SweepBench()
        bench.till.gate.state.ends[SweepBench.next.name] = {
            var end = WalletEnd()
            end.order = WalletEnd.Order(due: bench.till.wall.adding(seconds: 60), entry: 1)
            end.isDestroyed = isGone
            return end
        }()
        let said = try #require(try bench.complaint(try bench.swept()))
        #expect(said.contains(isGone ? "was destroyed" : "is to be destroyed"), "\(said)")
    }

    @Test func `leaves no state in which it is to go and another is swept to it`() throws {
        var bench = try Self.chain()
        let order = Event.walletDestructionOrdered(SweepBench.next.name, wait: Self.week)
        #expect(try bench.till.complaint(order)?.contains("ethereum/main is swept to") == true)
        bench.till.pass(Int64(Self.week) + 1)
        // Retired itself, it stays as long as the first may be swept to it.
        #expect(try bench.till.complaint(order)?.contains("ethereum/main is swept to") == true)
        try bench.till.record(
            .walletRotated(Sample.main, to: Self.third.name, retireAfter: Self.week))
        try bench.till.record(order)
        let back = Event.walletRotated(
            Sample.main, to: SweepBench.next.name, retireAfter: Self.week)
        #expect(try bench.till.complaint(back)?.contains("on the way to its own end") == true)
        try bench.till.replays()
    }
}
