@testable import API
import Testing

@Suite struct `A reply queue` {
    private let reply = DoorReply(body: [1])

    @Test func `gives replies in the order of the requests`() {
        var queue = ReplyQueue()
        let tickets = (0..<3).map { _ in queue.add(bodyBytes: 1, isLast: false) }
        let last = queue.file(DoorReply(body: [2]), under: tickets[2])
        let middle = queue.file(DoorReply(body: [1]), under: tickets[1])
        #expect(last && middle)
        let early = queue.next()?.reply
        #expect(early == nil)
        let first = queue.file(DoorReply(body: [0]), under: tickets[0])
        #expect(first)
        let bodies = (0..<3).map { _ in queue.next()?.reply.body }
        #expect(bodies == [[0], [1], [2]])
        #expect(queue.isEmpty)
    }

    @Test func `takes one reply a ticket, and none for a ticket it never gave`() {
        var queue = ReplyQueue()
        let ticket = queue.add(bodyBytes: 0, isLast: false)
        let answers = [
            queue.file(reply, under: ticket + 1), queue.file(reply, under: ticket),
            queue.file(reply, under: ticket),
        ]
        #expect(answers == [false, true, false])
        let sent = queue.next()?.reply
        #expect(sent == reply)
        let late = queue.file(reply, under: ticket)
        #expect(!late)
    }

    @Test func `forgets late replies when it is cleared`() {
        var queue = ReplyQueue()
        let old = queue.add(bodyBytes: 7, isLast: false)
        _ = queue.add(bodyBytes: 5, isLast: false)
        let held = queue.clear()
        #expect(held == 12)
        let new = queue.add(bodyBytes: 1, isLast: false)
        let answers = [queue.file(reply, under: old), queue.file(reply, under: new)]
        #expect(answers == [false, true])
    }

    @Test func `marks the newest request as the last`() {
        var queue = ReplyQueue()
        queue.endAfterNewest()
        let tickets = (0..<2).map { _ in queue.add(bodyBytes: 0, isLast: false) }
        queue.endAfterNewest()
        for ticket in tickets { _ = queue.file(reply, under: ticket) }
        let lasts = (0..<2).map { _ in queue.next()?.isLast }
        #expect(lasts == [false, true])
    }
}
