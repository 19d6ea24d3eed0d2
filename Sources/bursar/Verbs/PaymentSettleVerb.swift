import ArgumentParser
import Wire

/// `bursar payment settle`.
///
/// Asks `POST /v1/admin/payments/{id}/settle`. What was charged above the cost is given back; a cost
/// above the charge is counted too, and needs a reference.
struct PaymentSettleVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Say that a payment landed, and what it cost, fee included.",
        discussion: """
            What it was charged above that is free again in the windows that were charged. Others \
            that could not land beside it are voided.

            Example: bursar payment settle 01KA0QCTKAFQX1JG0ACHMDR6BF --cost 1.02 --asset ETH \
            --reference 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060
            """)

    @OptionGroup var payment: PaymentArgument

    @Option(
        help: "All that left the wallet, in whole units of the asset.", transform: Arguments.cost)
    var cost: String

    @Option(help: "The asset's symbol.", transform: Arguments.text(64))
    var asset: String

    @OptionGroup var evidence: EvidenceOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let settlement = PaymentSettlement(
            cost: [PaymentSettlement.Cost(asset: asset, amount: cost)],
            reference: evidence.reference, attested: try evidence.attestation())
        let target = payment.target + "/settle"
        session.show(payment: try session.admin("POST", target, settlement.json))
    }
}
