import Chains
import Terms

/// A sweep leaves nothing behind of what it spends: change would come back to the key that is to end.
enum SweepChange: Rule {
    static let id = "sweep.change"

    static func check(_ proposal: Proposal, _ change: AssetAmount?) -> Refusal? {
        guard let change else { return nil }
        let (all, overflow) = proposal.value.atoms.addingReportingOverflow(change.atoms)
        let whole = AssetAmount(asset: proposal.value.asset, atoms: overflow ? .max : all)
        return refuse(
            "\(change.decimal) \(change.asset.id) would come back to \(proposal.wallet.name.text)",
            hint: "sweep all that these inputs hold: --amount \(whole.decimal)")
    }
}
