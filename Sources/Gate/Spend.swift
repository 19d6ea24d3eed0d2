import Chains
import Terms

/// A signature as the books see it.
struct Spend {
    let proposal: Proposal
    /// The numbers of what it is for.
    let tag: ChargeTag
    /// Its own worst case.
    let charge: Money
    /// What its group holds with it.
    let together: Money
    /// What the group drew from the project's pools, with it.
    let draws: Draws
    /// Where the signatures that cannot land together with it stood before it; nil where there are none.
    let oldTime: Moment?
    /// What they held.
    let oldAmount: Money
    let time: Moment

    var asset: String { proposal.value.asset.id }
    var wallet: WalletName { proposal.wallet.name }
    var payee: Account { proposal.payee }
}
