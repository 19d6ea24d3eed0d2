@testable import API
import Admin
import Dispatch
import Gate
import JSON
import Ledger
import NIOCore
import NIOPosix
import Payment
import Terms
import Testing

/// What a desk answered, in order.
final class Replies {
    var all: [DoorReply] = []
}

@Suite struct `The desk` {
    private let agent = Peer(door: .agent, uid: 7, connection: 1)

    @Test func `answers a read with nothing that is not durable yet`() throws {
        let bench = try VaultBench()
        let (desk, token) = try open(bench)
        let (first, own, second) = (Replies(), Replies(), Replies())
        desk.take(payment(token, nonce: 1)) { first.all.append($0) }
        desk.endOfTurn()
        // While the first payment's batch is with the writer, a read waits for it and more is decided.
        desk.take(
            DoorRequest(
                method: .get, path: "/v1/self", authorization: "Bearer \(token)", peer: agent)
        ) { own.all.append($0) }
        desk.take(payment(token, nonce: 2)) { second.all.append($0) }
        bench.landed.wait()
        desk.collect()
        #expect(first.all.map(\.status) == [200])
        let reply = try #require(own.all.first)
        #expect(second.all.isEmpty, "the second payment is not durable yet")
        let text = String(decoding: reply.body, as: UTF8.self)
        #expect(text.contains(#""committed":"10.000000001""#), "\(text)")
        bench.landed.wait()
        desk.collect()
        #expect(second.all.map(\.status) == [200])
    }

    @Test func `gives two requests with one key in one turn one payment and one charge`() throws {
        let bench = try VaultBench()
        let (desk, token) = try open(bench)
        let replies = Replies()
        for _ in 0..<5 { desk.take(payment(token, nonce: 1)) { replies.all.append($0) } }
        let conflict = Replies()
        let other = DoorRequest(
            method: .post, path: "/v1/payments", authorization: "Bearer \(token)",
            idempotencyKey: key(1), body: payment(token, nonce: 2).body, peer: agent)
        desk.take(other) { conflict.all.append($0) }
        #expect(conflict.all.map(\.status) == [409])
        desk.endOfTurn()
        desk.take(payment(token, nonce: 1)) { replies.all.append($0) }
        while replies.all.count < 6 {
            bench.landed.wait()
            desk.collect()
        }
        desk.take(payment(token, nonce: 1)) { replies.all.append($0) }
        desk.endOfTurn()
        desk.take(other) { conflict.all.append($0) }
        #expect(replies.all.count == 7)
        #expect(Set(replies.all.map(\.body)).count == 1)
        #expect(conflict.all.map(\.status) == [409, 409])
        let lines = bench.office.journal.gate.state.allBudgetLines(at: bench.office.journal.clock)
        #expect(lines.map(\.committed.decimal) == ["10.000000001", "10.000000001"])
    }

    @Test func `withholds the bytes of a payment that a freeze overtook, and keeps its charge`()
        throws
    {
        let bench = try VaultBench()
        let (desk, token) = try open(bench)
        let replies = Replies()
        desk.take(payment(token, nonce: 1)) { replies.all.append($0) }
        desk.endOfTurn()
        let admin = Actor(role: .admin, name: "", uid: 1)
        _ = try bench.office.freezeAgent("worker", [:], by: admin)
        bench.landed.wait()
        desk.collect()
        #expect(replies.all.map(\.status) == [503])
        bench.settle()
        desk.take(payment(token, nonce: 1)) { replies.all.append($0) }
        #expect(replies.all.map(\.status) == [503, 503])
        _ = try bench.office.thawAgent("worker", [:], by: admin)
        bench.settle()
        desk.take(payment(token, nonce: 1)) { replies.all.append($0) }
        desk.endOfTurn()
        #expect(replies.all.map(\.status) == [503, 503, 200])
        let lines = bench.office.journal.gate.state.allBudgetLines(at: bench.office.journal.clock)
        #expect(lines.map(\.committed.decimal) == ["10.000000001", "10.000000001"])
    }

    @Test func `answers a wrong passphrase without waiting for somebody else's request`() throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let answered = DispatchSemaphore(value: 0)
        let (bound, landed) = try loop.submit {
            let bench = try VaultBench()
            let desk = FrontDesk(
                office: bench.office, workers: bench.workers, loop: loop, openCounter: { _ in nil })
            return (NIOLoopBound((bench, desk), eventLoop: loop), bench.landed)
        }.wait()
        try loop.submit {
            let secret = SecretBody(capacity: 64)
            let isTaken = unsafe secret.append(Array("another".utf8).span.bytes)
            #expect(isTaken)
            bound.value.1.take(
                DoorRequest(
                    method: .post, path: "/v1/admin/unseal", secret: secret,
                    peer: Peer(door: .admin, uid: 1, connection: 1))
            ) { reply in
                #expect(reply.status == 403)
                answered.signal()
            }
        }.wait()
        try #require(landed.wait(timeout: .now() + 30) == .success, "nothing was committed")
        try loop.submit { bound.value.1.collect() }.wait()
        #expect(answered.wait(timeout: .now() + 30) == .success)
        try loop.submit { bound.value.1.forget() }.wait()
    }

    private func open(_ bench: VaultBench) throws -> (FrontDesk, token: String) {
        try bench.unseal()
        let token = try bench.furnish()
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let desk = FrontDesk(
            office: bench.office, workers: bench.workers, loop: loop, openCounter: { _ in nil })
        desk.teller = Teller(
            journal: bench.office.journal, vault: try #require(bench.office.vault),
            reader: bench.office.reader, workers: bench.workers, wake: {})
        return (desk, token)
    }

    private func key(_ number: Int) -> String { "attack-key-number-\(number)" }

    /// Ten dollars and the least fee there is.
    private func payment(_ token: String, nonce: Int) -> DoorRequest {
        let body = """
            {"wallet": "ethereum/main", "intent": {"kind": "transfer", "amount": "0.01",
             "asset": "ETH", "to": "0x8ba1f109551bd432803012645ac136ddd64dba72"},
             "network": {"chain_id": 11155111, "nonce": \(nonce), "gas_limit": "21000",
             "max_fee_per_gas": "1", "max_priority_fee_per_gas": "1"}}
            """
        return DoorRequest(
            method: .post, path: "/v1/payments", authorization: "Bearer \(token)",
            idempotencyKey: key(nonce), body: Array(body.utf8), peer: agent)
    }
}
