import Terms
import Testing

@testable import Gate

@Suite struct `Signatures that are open` {
    private func record(_ id: UInt128, nonce: UInt64, at seconds: Int64, alone: Bool = false)
        -> PaymentRecord
    {
        let proposal = Sample.proposal(5, nonce: nonce)
        let terms = PaymentTerms(
            proposal, Sample.worker, Sample.game, prices: [], isAlone: alone)
        let time = Moment(seconds: seconds)
        return PaymentRecord(
            PaymentID(moment: time, randomness: id), seq: UInt64(id), terms,
            charge: Money(units: 5), payee: 0, proposal, at: time)
    }

    @Test func `are found by what is asked for, and by any of their class`() {
        var groups = SignatureGroups()
        let (first, second) = (record(1, nonce: 1, at: 10), record(2, nonce: 1, at: 20))
        let asked = ClassKey(Sample.proposal(9, nonce: 1), Sample.worker)
        #expect(groups[asked] == nil)
        groups[first.group] = SignatureGroup(plain: first)
        #expect(groups[asked]?.open == [first.id])
        #expect(groups.notPlain.isEmpty)
        #expect(groups[ClassKey(Sample.proposal(9, nonce: 2), Sample.worker)] == nil)
        #expect(groups[ClassKey(Sample.proposal(9, nonce: 1), Sample.helper)] == nil)
        groups.take(second, Money(units: 5), .none, at: second.time)
        #expect(groups[asked]?.open == [first.id, second.id])
        #expect(groups[second.group] == groups[first.group])
        #expect(groups.notPlain.count == 1)
        groups[second.group] = nil
        #expect(groups == SignatureGroups())
        #expect(groups[asked] == nil)
    }

    @Test func `are the same by whichever of their payments they are known`() {
        let (first, second) = (record(1, nonce: 1, at: 10), record(2, nonce: 1, at: 20))
        var groups = SignatureGroups()
        groups[first.group] = SignatureGroup(plain: first)
        groups.take(second, Money(units: 5), .none, at: second.time)
        // The first is voided: what is left is what the second makes by itself.
        groups[first.group] = SignatureGroup(plain: second)
        var restored = SignatureGroups()
        restored[second.group] = SignatureGroup(plain: second)
        #expect(groups == restored)
        #expect(restored == groups)
        var dearer = SignatureGroup(plain: second)
        dearer.floor = Money(units: 1)
        restored[second.group] = dearer
        #expect(groups != restored)
    }

    @Test func `of the first rules are each a class of its own`() {
        let (first, second) = (
            record(1, nonce: 1, at: 10, alone: true), record(2, nonce: 1, at: 20, alone: true)
        )
        var groups = SignatureGroups()
        groups[first.group] = SignatureGroup(plain: first)
        #expect(groups[second.group] == nil)
        #expect(groups[ClassKey(Sample.proposal(5, nonce: 1), Sample.worker)] == nil)
        groups[second.group] = SignatureGroup(plain: second)
        #expect(groups.all.count == 2)
    }
}
