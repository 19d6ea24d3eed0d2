import Chains
import Terms

/// What many signed payments have in common, which they share: who asked, from which wallet, in which assets and
/// at which rates.
final class PaymentTerms: Hashable, Sendable {
    let agent: AgentName
    let project: ProjectName
    let wallet: WalletFacts
    /// What the payee gets.
    let asset: Asset
    /// How the texts of their classes begin, up to the last slash.
    let classStart: String
    /// The assets of the worst case.
    let assets: [Asset]
    /// The rates a charge was computed with, an asset's own first.
    let prices: [PricedAsset]
    /// Whether a payment is netted with nothing, as the first rules decided.
    let isAlone: Bool

    /// Those of a proposal that `agent` asked for.
    init(
        _ proposal: Proposal, _ agent: AgentName, _ project: ProjectName, prices: [PricedAsset],
        isAlone: Bool
    ) {
        self.agent = agent
        self.project = project
        wallet = proposal.wallet
        asset = proposal.value.asset
        assets = proposal.worstCase.map(\.asset)
        classStart = ClassEnd.split(proposal.exclusivityClass).start
        self.prices = prices
        self.isAlone = isAlone
    }

    /// Equal in all parts.
    static func == (left: PaymentTerms, right: PaymentTerms) -> Bool {
        left === right
            || left.agent == right.agent && left.project == right.project
                && left.isAlone == right.isAlone && left.wallet == right.wallet
                && left.asset == right.asset && left.classStart == right.classStart
                && left.assets == right.assets
                && left.prices == right.prices
    }

    /// Hashes whose they are.
    func hash(into hasher: inout Hasher) {
        hasher.combine(agent)
        hasher.combine(wallet.name)
    }
}
