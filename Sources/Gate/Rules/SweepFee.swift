import Chains
import Terms

/// No budget pays for a sweep, so the admin says what the network may take of it.
enum SweepFee: Rule {
    static let id = "sweep.fee"

    static func check(_ proposal: Proposal, _ most: AssetAmount) -> Refusal? {
        guard proposal.fee.asset != most.asset || proposal.fee.atoms > most.atoms else {
            return nil
        }
        return refuse(
            "the network can take \(proposal.fee.decimal) \(proposal.fee.asset.id), more than the "
                + "\(most.decimal) \(most.asset.id) of --max-fee",
            hint: "lower the fees in the chain data, or raise --max-fee")
    }
}
