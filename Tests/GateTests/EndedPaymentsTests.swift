import Terms
import Testing

@testable import Gate

@Suite struct `Payments that ended` {
    private func id(_ number: Int) -> PaymentID {
        PaymentID(moment: Moment(seconds: 9), randomness: UInt128(number))
    }

    /// So many, one a second from second 1 on, settled and voided in turn.
    private func ended(_ numbers: ClosedRange<Int>) -> EndedPayments {
        var ended = EndedPayments()
        for number in numbers {
            let isAdded = ended.add(
                id(number), number % 2 == 0 ? .settled : .voided,
                at: Moment(seconds: Int64(number)))
            #expect(isAdded)
        }
        return ended
    }

    @Test(arguments: [1, 42, 43, 64, 5_000])
    func `are found by their ids, however many`(count: Int) {
        let ended = ended(1...count)
        #expect(ended.count == count)
        #expect(
            (1...count).allSatisfy { ended[id($0)] == ($0 % 2 == 0 ? .settled : .voided) })
        #expect((count + 1...count + 500).allSatisfy { ended[id($0)] == nil })
        #expect(ended.after(count - 1) == [id(count)])
        #expect(ended.after(count + 1) == [])
        #expect(ended.payments { $1 == .settled }.count == count / 2)
    }

    @Test func `come to one end each`() {
        var ended = ended(1...50)
        let before = ended
        let isAdded = ended.add(id(7), .writtenOff, at: Moment(seconds: 99))
        #expect(!isAdded)
        #expect(ended == before)
        #expect(ended[id(7)] == .voided)
    }

    @Test(arguments: [0, 1, 2, 400, 958, 999, 1_000, 1_001, 2_000])
    func `are forgotten in their order, and the others found as before`(horizon: Int) {
        var ended = ended(1...1_000)
        ended.forget(before: Moment(seconds: Int64(horizon)))
        let first = min(max(1, horizon), 1_001)
        #expect(ended.count == 1_001 - first)
        #expect((1..<first).allSatisfy { ended[id($0)] == nil })
        #expect((first..<1_001).allSatisfy { ended[id($0)] != nil })
        guard first <= 1_000 else { return #expect(ended == EndedPayments()) }
        #expect(ended == self.ended(first...1_000))
        ended.add(id(5_000), .expired, at: Moment(seconds: 5_000))
        #expect(ended[id(5_000)] == .expired)
        #expect(ended != self.ended(first...1_000))
    }
}
