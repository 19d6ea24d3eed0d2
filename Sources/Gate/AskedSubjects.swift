import Chains
import Terms

/// Which parts of a scope's charges the policy in force limits, so that books of them are kept.
struct AskedSubjects: Hashable, Sendable {
    private(set) var assets: Set<String> = []
    private(set) var wallets: Set<WalletName> = []
    /// Each payee by itself.
    private(set) var payees = false
    private(set) var newPayees = false
    private(set) var payments = false
    /// Whether nothing is asked.
    let isEmpty: Bool

    /// What `bounds` ask about; nothing where there are none.
    init(_ bounds: Bounds? = nil) {
        guard let bounds else {
            isEmpty = true
            return
        }
        assets = Set(bounds.perAsset.keys)
        wallets = Set(bounds.perWallet.keys)
        payees = bounds.perPayee != nil
        newPayees = bounds.newPayees != nil
        payments = !bounds.payments.isEmpty
        isEmpty = assets.isEmpty && wallets.isEmpty && !payees && !newPayees && !payments
    }

    /// Whether a book of `subject` is kept for it; those that every scope has are none of its.
    func contains(_ subject: Subject) -> Bool {
        switch subject {
        case .all, .reserve, .emergency: false
        case .asset(let id): assets.contains(id)
        case .wallet(let name): wallets.contains(name)
        case .payee: payees
        case .newPayees: newPayees
        case .payments: payments
        }
    }
}
