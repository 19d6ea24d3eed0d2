public import Terms

/// The signed payments that may still land, by their ids.
///
/// A set of references takes a third of what a table of ids beside them would: there can be hundreds of thousands.
public struct OpenPayments: Hashable, Sendable, Sequence {
    /// A payment, or the id of one that is looked for.
    private enum Member: Hashable {
        case payment(PaymentRecord)
        case asked(AskedID)

        var id: PaymentID {
            switch self {
            case .payment(let payment): payment.id
            case .asked(let asked): asked.id
            }
        }

        static func == (left: Member, right: Member) -> Bool { left.id == right.id }

        func hash(into hasher: inout Hasher) { hasher.combine(id) }
    }

    /// An object, so that a member takes no more than a reference.
    private final class AskedID: Sendable {
        let id: PaymentID

        init(_ id: PaymentID) { self.id = id }
    }

    private var members: Set<Member> = []

    /// None at all.
    init() {}

    /// How many there are.
    public var count: Int { members.count }

    /// The payment of an id; nil where it can't land, or was never signed.
    public internal(set) subscript(id: PaymentID) -> PaymentRecord? {
        get {
            let asked = Member.asked(AskedID(id))
            guard let index = members.firstIndex(of: asked),
                case .payment(let payment) = members[index]
            else { return nil }
            return payment
        }
        set {
            guard let newValue else {
                members.remove(.asked(AskedID(id)))
                return
            }
            members.update(with: .payment(newValue))
        }
    }

    /// All of them, in no order.
    public func makeIterator() -> some IteratorProtocol<PaymentRecord> {
        members.lazy.compactMap { member -> PaymentRecord? in
            if case .payment(let payment) = member { payment } else { nil }
        }.makeIterator()
    }

    /// Equal where there are the same payments, and each is in all that is known of it.
    public static func == (left: OpenPayments, right: OpenPayments) -> Bool {
        left.count == right.count && left.allSatisfy { right[$0.id] == $0 }
    }

    /// Hashes how many there are.
    public func hash(into hasher: inout Hasher) { hasher.combine(count) }
}
