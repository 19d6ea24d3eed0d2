import Chains
import Terms

/// The signatures that may still land, by what they can't land together with.
///
/// Most groups are what one payment makes by itself: of those there is only the payment.
struct SignatureGroups: Hashable, Sendable {
    /// The payments that make their groups by themselves.
    private var plain: Set<ClassKey> = []
    /// All other groups, each by one of its payments.
    private var further: [ClassKey: SignatureGroup] = [:]
    /// The terms that were shared last, so that the next payment shares them, too: never compared.
    private var terms: [Owner: PaymentTerms] = [:]

    /// Whose terms seldom change.
    private struct Owner: Hashable {
        let agent: AgentName
        let wallet: WalletName
        let asset: String
    }

    /// None at all.
    init() {}

    /// The group of a class; nil where nothing of it can land.
    subscript(key: ClassKey) -> SignatureGroup? {
        get { further[key] ?? known(key).flatMap(SignatureGroups.plain) }
        set {
            let head = known(key) ?? key
            plain.remove(key)
            guard let newValue else {
                further[key] = nil
                return
            }
            guard newValue == SignatureGroups.plain(head) else {
                further[head] = newValue
                return
            }
            further[head] = nil
            plain.insert(head)
        }
    }

    /// Those that are more than one payment's own; of another there is nothing to tell.
    var notPlain: Dictionary<ClassKey, SignatureGroup>.Values { further.values }

    /// Each with a key of its class, in no order.
    var all: [(key: ClassKey, value: SignatureGroup)] {
        plain.compactMap { key in SignatureGroups.plain(key).map { (key: key, value: $0) } }
            + further.map { (key: $0.key, value: $0.value) }
    }

    /// Takes one more signature into a group that there is, which moves what it holds to `time`.
    mutating func take(
        _ payment: PaymentRecord, _ amount: Money, _ draws: Draws, at time: Moment
    ) {
        let key = payment.group
        if let head = plain.remove(key) { further[head] = SignatureGroups.plain(head) }
        // A list of thousands grows where it lies.
        further[key]?.take(payment.id, amount, draws, at: time)
    }

    /// The same terms, as one object with the payment before where they are the same.
    mutating func share(_ new: PaymentTerms) -> PaymentTerms {
        let owner = Owner(agent: new.agent, wallet: new.wallet.name, asset: new.asset.symbol)
        if let known = terms[owner], known == new { return known }
        terms[owner] = new
        return new
    }

    /// Equal where there are the same groups, by whichever of their payments they are known.
    static func == (left: SignatureGroups, right: SignatureGroups) -> Bool {
        left.count == right.count && left.all.allSatisfy { right[$0.key] == $0.value }
    }

    /// Hashes how many there are.
    func hash(into hasher: inout Hasher) { hasher.combine(count) }

    private var count: Int { plain.count + further.count }

    /// The key that a group is kept under: it keeps the least alive.
    private func known(_ key: ClassKey) -> ClassKey? {
        plain.firstIndex(of: key).map { plain[$0] }
            ?? further.index(forKey: key).map { further[$0].key }
    }

    /// What a payment makes by itself; nil of what is only asked for.
    private static func plain(_ key: ClassKey) -> SignatureGroup? {
        guard case .signed(let payment) = key else { return nil }
        return SignatureGroup(plain: payment)
    }
}
