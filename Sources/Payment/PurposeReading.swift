import Gate
import JSON
import Terms

/// Which purposes of a log can't be opened, as it is read in order, and which of them an admin erased.
struct PurposeReading {
    private var missing: [UInt64: PaymentID] = [:]
    /// The entries whose purposes were erased.
    private(set) var erased: Set<UInt64> = []

    /// Takes any entry; only an erasure says something.
    mutating func take(_ entry: Entry) {
        guard entry.kind == Event.purposeErasedKind, case .integer(let seq)? = entry.body["entry"]
        else { return }
        erased.insert(seq)
    }

    /// Notes that a decision's row is not there: it may be said later why.
    mutating func miss(_ seq: UInt64, _ payment: PaymentID) { missing[seq] = payment }

    /// What is gone and was not erased.
    var gone: [String] {
        missing.filter { !erased.contains($0.key) }.sorted { $0.key < $1.key }.map { _, payment in
            "the row that opens the purpose of payment \(payment.text) is gone"
        }
    }
}
