public import Terms

/// Signed payments that may still land, by their ids: what the gate keeps close, as it is read.
public struct OpenPayments: Sequence, Hashable, Sendable {
    private let shelf: OpenShelf
    private let log: ChargeLog

    init(_ shelf: OpenShelf, _ log: ChargeLog) {
        self.shelf = shelf
        self.log = log
    }

    /// How many there are.
    public var count: Int { shelf.numbers.count }
    /// Whether there are none.
    public var isEmpty: Bool { shelf.numbers.isEmpty }
    /// Their ids, in no order.
    public var keys: some Collection<PaymentID> { shelf.numbers.keys }
    /// The payments, in no order.
    public var values: some Sequence<PaymentRecord> { lazy.map(\.value) }

    /// A payment that may still land; nil for any other.
    public subscript(id: PaymentID) -> PaymentRecord? { shelf.payment(id, log) }

    /// Each with its id, in no order.
    public func makeIterator() -> some IteratorProtocol<(key: PaymentID, value: PaymentRecord)> {
        shelf.numbers.keys.lazy.compactMap { id in self[id].map { (key: id, value: $0) } }
            .makeIterator()
    }

    /// Equal where the payments are.
    public static func == (left: OpenPayments, right: OpenPayments) -> Bool {
        left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
    }

    /// Hashes how many there are.
    public func hash(into hasher: inout Hasher) { hasher.combine(count) }
}
