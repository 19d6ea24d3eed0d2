internal import Chains
internal import Terms

extension PolicyChecker {
    /// The cards whose numbers an agent may be shown; nil with the mistakes logged.
    func cards(_ node: PolicyNode) -> Set<WalletName>? {
        let hint = "write card/primary: reveal"
        guard let pairs = PolicyFields.pairs(of: node, hint: hint) else { return nil }
        var cards: Set<WalletName> = []
        for (key, text, value) in pairs {
            guard let name = WalletName(text), name.chain == Card.name else {
                key.wrong("is no name of a card", hint: hint)
                continue
            }
            // To pay with a card is what `wallets` grants; there is no other verb for its number.
            guard value.isWord("reveal") else {
                value.wrong("must be reveal", hint: "\(hint), or leave the card out")
                continue
            }
            cards.insert(name)
        }
        return cards
    }
}
