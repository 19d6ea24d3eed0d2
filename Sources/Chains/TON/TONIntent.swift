internal import JSON
internal import Terms

/// What a payment of toncoin says: the `intent` object with its payee and its comment read.
struct TONIntent: Hashable, Sendable {
    /// What is sent.
    let transfer: TONTransfer

    /// Reads the object for a wallet that pays with `asset`.
    ///
    /// Throws what ``TransferIntent`` throws, `ton.overflow` for more than there is, and
    /// `ton.address-network` for an address that is for the other kind of network.
    init(_ json: JSON, asset: Asset) throws(ChainError) {
        let intent = try TransferIntent(
            json, asset: asset, takesComment: true,
            overflow: TONRules.overflow("the amount does not fit 128 bits of nanoTON"))
        let form: TONAddressForm
        do { form = try TONAddressForm(intent.to) } catch {
            throw .malformed(field: "intent.to", clause: error.clause)
        }
        try TONRules.check(form, for: asset.network)
        var comment: TextComment?
        if let text = intent.comment {
            comment = TextComment(text)
            guard comment != nil else {
                throw .malformed(field: "intent.comment", clause: TextComment.clause)
            }
        }
        transfer = TONTransfer(
            to: form.address, bounce: form.bounce, nanoTON: intent.atoms, comment: comment)
    }
}
