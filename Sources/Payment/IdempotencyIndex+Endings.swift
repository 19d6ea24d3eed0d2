import Gate
import JSON
import Ledger
import Terms

extension IdempotencyIndex {
    /// How a payment ended that the gate has forgotten; nil where no entry says that it did.
    ///
    /// The row only helps to find the entry: what counts is what that one says, and that the tree has it.
    func ending(of payment: PaymentID) -> PaymentStatus? {
        guard let seq = try? reader.ending(of: payment), let bytes = try? reader.entry(seq),
            let entry = try? Entry(reading: bytes), holds(EntryID(seq: seq, entry: bytes)),
            case .string(let text)? = entry.body["payment"], let other = PaymentID(text)
        else { return nil }
        switch entry.kind {
        case "payment.settled":
            // What landed ended all that could not land beside it.
            if other == payment { return .settled }
            return isOfOneClass(payment, other) ? .voided : nil
        case "payment.voided" where other == payment: return .voided
        case "payment.written_off" where other == payment: return .writtenOff
        case "payment.denied" where other == payment: return .refused
        case "payment.expired" where other == payment: return .expired
        default: return nil
        }
    }

    private func isOfOneClass(_ one: PaymentID, _ other: PaymentID) -> Bool {
        guard let first = decision(one), let second = decision(other),
            case .string? = first.body["class"]
        else { return false }
        return first.actor.name == second.actor.name
            && ["class", "wallet"].allSatisfy { first.body[$0] == second.body[$0] }
    }

    private func decision(_ payment: PaymentID) -> Entry? {
        guard let id = entry(of: payment), let bytes = try? bytes(of: id) else { return nil }
        return try? Entry(reading: bytes)
    }
}
