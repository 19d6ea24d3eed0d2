import Chains
import JSON
import Terms

/// The `cards` of an agent's policy: `{"card/primary": "reveal"}`.
enum CardGrants {
    private static let reveal: JSON = "reveal"

    /// The form that the ledger has; nil where there are none, so that a policy without has its old bytes.
    static func canonical(_ cards: Set<WalletName>) -> JSON? {
        guard !cards.isEmpty else { return nil }
        return .object(JSONObject(cards.sorted().map { ($0.text, reveal) }))
    }

    /// Reads that form.
    static func read(_ reader: inout ObjectReader) throws(FieldError) -> Set<WalletName> {
        guard let value = reader.optionalValue("cards") else { return [] }
        guard case .object(let object) = value, !object.members.isEmpty else {
            throw reader.error("cards", "must be an object of cards")
        }
        var cards: Set<WalletName> = []
        for member in object.members {
            guard let name = WalletName(member.key), name.chain == Card.name,
                member.value == reveal
            else { throw reader.error("cards", "must say of each card: reveal") }
            cards.insert(name)
        }
        return cards
    }
}
