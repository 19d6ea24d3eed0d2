import Terms
import Testing

@testable import Gate

@Suite struct `Payments that are open` {
    private func record(_ id: UInt128, charge: Int = 5) -> PaymentRecord {
        let proposal = Sample.proposal(5, nonce: UInt64(id))
        let terms = PaymentTerms(
            proposal, Sample.worker, Sample.game, prices: [], isAlone: false)
        let time = Moment(seconds: 7)
        return PaymentRecord(
            PaymentID(moment: time, randomness: id), seq: UInt64(id), terms,
            charge: Money(units: charge), payee: 0, proposal, at: time)
    }

    @Test func `are found by their ids, and by no other`() {
        var open = OpenPayments()
        let records = (1...500 as ClosedRange<UInt128>).map { record($0) }
        for payment in records { open[payment.id] = payment }
        #expect(open.count == 500)
        #expect(records.allSatisfy { open[$0.id] === $0 })
        #expect(open[record(501).id] == nil)
        #expect(open.map(\.id).sorted() == records.map(\.id))
        for payment in records.prefix(499) { open[payment.id] = nil }
        open[record(501).id] = nil
        #expect(open.count == 1)
        #expect(open[records[0].id] == nil)
        #expect(open[records[499].id] === records[499])
    }

    @Test func `are the same where all that is known of each is`() {
        var (left, right) = (OpenPayments(), OpenPayments())
        left[record(1).id] = record(1)
        #expect(left != right)
        right[record(1).id] = record(1)
        #expect(left == right)
        // Of one id there is one payment, the last that was put there.
        right[record(1).id] = record(1, charge: 6)
        #expect(right.count == 1)
        #expect(right.map(\.charge) == [Money(units: 6)])
        #expect(left != right)
        left[record(2).id] = record(2)
        right[record(1).id] = record(1)
        right[record(3).id] = record(3)
        #expect(left != right)
    }
}
