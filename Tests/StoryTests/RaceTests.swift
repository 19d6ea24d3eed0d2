import Foundation
import JSON
import Testing

@Suite struct `Clients that race for a budget` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    /// Has everybody ask at once, each on a connection of its own; the replies in order.
    private func race(_ hands: [Hand]) throws -> [Reply] {
        let runners = try hands.map { (hand: $0, client: try shop.home.connect("agent")) }
        for (nonce, runner) in runners.enumerated() {
            runner.client.post(
                "POST", "/v1/payments", runner.hand.headers(Order.key()),
                body: JSONWriter.write(Order.numbered(nonce)))
        }
        return try runners.map { try $0.client.reply() }
    }

    @Test func `of an agent get exactly the ten payments that fit`() throws {
        let hand = try shop.hire(Budget(limit: "105.20"))
        let replies = try race(Array(repeating: hand, count: 64))
        #expect(replies.count { $0.status == 200 } == 10)
        #expect(replies.count { $0.rule == "agent.limit" } == 54)
        #expect(try shop.committed("agent/\(hand.name)") == "105.2")
        let left = Set(
            replies.filter { $0.status == 200 }.compactMap { $0.json.text("remaining.0.amount") })
        // Ten different remainders: every payment was put on top of the one before.
        #expect(left.count == 10)
        #expect(left.contains("0"))
    }

    @Test func `of two agents get exactly the ten payments that fit their project`() throws {
        let budget = Budget(projectLimit: "105.20")
        let first = try shop.hire(budget)
        let second = try shop.hire(budget, project: first.project)
        let replies = try race((0..<64).map { $0.isMultiple(of: 2) ? first : second })
        #expect(replies.count { $0.status == 200 } == 10)
        #expect(replies.count { $0.rule == "project.limit" } == 54)
        #expect(try shop.committed("project/\(first.project)") == "105.2")
    }

    @Test func `on one connection are answered in the order they asked`() throws {
        let hand = try shop.hire(Budget(limit: "105.20"))
        let client = try shop.home.connect("agent")
        for nonce in 0..<64 {
            client.post(
                "POST", "/v1/payments", hand.headers(Order.key()),
                body: JSONWriter.write(Order.numbered(nonce)))
        }
        let statuses = try (0..<64).map { _ in try client.reply().status }
        #expect(statuses == Array(repeating: 200, count: 10) + Array(repeating: 403, count: 54))
    }

    @Test func `above their rate are told so before anything else happens`() throws {
        let hand = try shop.hire(Budget(requests: (1, 5)))
        let client = try shop.home.connect("agent")
        // Malformed ones and reads take from the same bucket.
        let bad = Array("{".utf8)
        for _ in 0..<30 {
            client.post("POST", "/v1/payments", hand.headers(Order.key()), body: bad)
        }
        let replies = try (0..<30).map { _ in try client.reply() }
        #expect(replies.prefix(5).allSatisfy { $0.status == 400 })
        let rest = replies.dropFirst(5)
        #expect(rest.count { $0.status == 429 && $0.title == "too-many-requests" } >= 15)
        let late = rest.filter { $0.status == 429 }
        #expect(late.allSatisfy { $0.headers["retry-after"] == "1" })
        #expect(rest.allSatisfy { $0.status == 429 || $0.status == 400 })
        // Another agent is not slowed.
        #expect(try shop.hire().pay().status == 200)
        // A token comes back with time.
        var reply = try hand.get("/v1/self")
        for _ in 0..<100 where reply.status == 429 {
            usleep(100_000)
            reply = try hand.get("/v1/self")
        }
        #expect(reply.status == 200)
    }
}
