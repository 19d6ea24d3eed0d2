/// What of a budget a limit counts.
enum Counted: Hashable {
    case all
    case asset(Int), wallet(Int)
    /// What went to one account.
    case account(Payee)
    /// What went to accounts when they were new.
    case newPayees
    /// Payments, each as one whole unit.
    case payments

    /// An account that is paid: the same address on two networks is two of them.
    struct Payee: Hashable {
        let payee: Int
        let asset: Int
    }

    /// Whether of signatures that can't all land only the dearest counts.
    var takesDearest: Bool {
        switch self {
        case .all, .asset, .wallet: true
        case .account, .newPayees, .payments: false
        }
    }
}
