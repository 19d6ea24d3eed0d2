import Chains
public import Terms

/// Which of a scope's charges a limit counts.
public enum Subject: Hashable, Sendable {
    /// All of them.
    case all
    /// What was paid in one asset, by its id.
    case asset(String)
    /// What left one wallet.
    case wallet(WalletName)
    /// What went to one account.
    case payee(Account)
    /// What went to accounts that the scope first paid less than ``freshness`` before.
    case newPayees
    /// Payments and not money: each counts as one whole unit.
    case payments
    /// What was drawn from the project's reserve.
    case reserve
    /// What was drawn from the project's emergency pool.
    case emergency

    /// How long a payee stays new, seconds: a small payment first must not open the way to a large one.
    static let freshness: Int64 = 86_400

    /// Whether a payee is new at `now`: never paid, or first paid a short while ago.
    static func isNew(firstPaid: Moment?, at now: Moment) -> Bool {
        guard let firstPaid else { return true }
        return now < firstPaid.adding(seconds: freshness)
    }

    /// The form in entries, replies and rules: `asset/ETH`; nil for ``all``.
    public var text: String? {
        switch self {
        case .all: nil
        case .asset(let id): "asset/\(id)"
        case .wallet(let name): "wallet/\(name.text)"
        case .payee(let account):
            "payee/\(account.chain.text)/\(account.network.rawValue)/\(account.text)"
        case .newPayees: "new-payees"
        case .payments: "payments"
        case .reserve: "reserve"
        case .emergency: "emergency"
        }
    }

    /// Whether signatures that cannot both land count once here: not where they are counted one by one, nor
    /// by payee, since replacements may pay others.
    var netsReplacements: Bool {
        switch self {
        case .all, .asset, .wallet, .reserve, .emergency: true
        case .payee, .newPayees, .payments: false
        }
    }
}
