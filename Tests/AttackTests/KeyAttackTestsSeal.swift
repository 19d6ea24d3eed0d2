@testable import API
import Admin
import Dispatch
import Ledger
import NIOPosix
import Payment
import Terms
import Testing
import Vault

@Suite struct `Sealing a vault` {
    private let admin = Peer(door: .admin, uid: 1, connection: 2)

    @Test func `leaves none of its keys in memory, not even the log's`() throws {
        let bench = try VaultBench()
        let desk = try open(bench)
        weak let vault = bench.office.vault
        weak let logKey = vault?.logKey
        #expect(vault != nil)
        let replies = Replies()
        desk.take(DoorRequest(method: .post, path: "/v1/admin/seal", peer: admin)) {
            replies.all.append($0)
        }
        desk.endOfTurn()
        #expect(replies.all.isEmpty, "the sealing is not durable yet")
        bench.landed.wait()
        desk.collect()
        #expect(replies.all.map(\.status) == [200])
        #expect(vault == nil)
        #expect(logKey == nil)
    }

    @Test func `takes no change in the turns before it is durable`() throws {
        let bench = try VaultBench()
        let desk = try open(bench)
        let (sealing, late) = (Replies(), Replies())
        desk.take(DoorRequest(method: .post, path: "/v1/admin/seal", peer: admin)) {
            sealing.all.append($0)
        }
        desk.endOfTurn()
        let freeze = DoorRequest(
            method: .post, path: "/v1/admin/agents/worker/freeze", peer: admin)
        desk.take(freeze) { late.all.append($0) }
        desk.endOfTurn()
        bench.landed.wait()
        desk.collect()
        bench.settle()
        #expect(sealing.all.map(\.status) == [200])
        #expect(late.all.map(\.status) == [503])
        #expect(bench.office.journal.ledger.signedSize == bench.office.journal.ledger.size)
    }

    private func open(_ bench: VaultBench) throws -> FrontDesk {
        try bench.unseal()
        _ = try bench.furnish()
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let desk = FrontDesk(
            office: bench.office, workers: bench.workers, loop: loop, openCounter: { _ in nil })
        desk.teller = Teller(
            journal: bench.office.journal, vault: try #require(bench.office.vault),
            reader: bench.office.reader, workers: bench.workers, wake: {})
        return desk
    }
}
