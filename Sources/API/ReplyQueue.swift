internal import NIOCore

/// The requests of one connection that are not answered on the wire yet, in their order.
///
/// Replies may come in any order; they leave in the order of the requests (RFC 9112 §9.3.2).
struct ReplyQueue {
    private struct Slot {
        let bodyBytes: Int
        var isLast: Bool
        var reply: DoorReply?
    }

    private var slots = CircularBuffer<Slot>(initialCapacity: 2)
    private var firstTicket: UInt64 = 0

    var count: Int { slots.count }
    var isEmpty: Bool { slots.isEmpty }

    /// Adds a request; the ticket is what its reply is filed under.
    mutating func add(bodyBytes: Int, isLast: Bool) -> UInt64 {
        slots.append(Slot(bodyBytes: bodyBytes, isLast: isLast))
        return firstTicket + UInt64(slots.count - 1)
    }

    /// Files a reply; false when the ticket has one, or is done with.
    mutating func file(_ reply: DoorReply, under ticket: UInt64) -> Bool {
        guard ticket >= firstTicket, ticket - firstTicket < UInt64(slots.count) else {
            return false
        }
        let index = slots.index(slots.startIndex, offsetBy: Int(ticket - firstTicket))
        guard slots[index].reply == nil else { return false }
        slots[index].reply = reply
        return true
    }

    /// Takes the next reply to send, if it is there.
    mutating func next() -> (reply: DoorReply, bodyBytes: Int, isLast: Bool)? {
        guard let slot = slots.first, let reply = slot.reply else { return nil }
        slots.removeFirst()
        firstTicket += 1
        return (reply, slot.bodyBytes, slot.isLast)
    }

    /// Makes the newest request the connection's last.
    mutating func endAfterNewest() {
        guard !slots.isEmpty else { return }
        slots[slots.index(before: slots.endIndex)].isLast = true
    }

    /// Forgets everything, and says how many body bytes that held.
    mutating func clear() -> Int {
        let bytes = slots.reduce(0) { $0 + $1.bodyBytes }
        firstTicket += UInt64(slots.count)
        slots.removeAll()
        return bytes
    }
}
