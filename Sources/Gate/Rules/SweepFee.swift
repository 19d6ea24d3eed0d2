import Chains
import Terms

/// No budget pays for a sweep, so the admin says what the network may take of it.
enum SweepFee: Rule {
    static let id = "sweep.fee"

    /// - Parameter isShared: whether approvers agreed to the successor: then what one admin lets the network take is
    ///   bounded, since whoever makes the block takes it.
    static func check(
        _ proposal: Proposal, _ most: AssetAmount, isShared: Bool
    ) -> Refusal? {
        guard proposal.fee.asset != most.asset || proposal.fee.atoms > most.atoms else {
            guard isShared, proposal.fee.atoms > proposal.value.atoms / 10 else { return nil }
            return refuse(
                "the network can take \(proposal.fee.decimal) \(proposal.fee.asset.id), more than a "
                    + "tenth of the \(proposal.value.decimal) that is swept",
                hint: "where the policy names approvers, sweep more at once, or lower the fees")
        }
        return refuse(
            "the network can take \(proposal.fee.decimal) \(proposal.fee.asset.id), more than the "
                + "\(most.decimal) \(most.asset.id) of --max-fee",
            hint: "lower the fees in the chain data, or raise --max-fee")
    }
}
