import Chains
import JSON
import Terms

extension GateState {
    /// A card was added or removed, or its number shown to an agent.
    mutating func foldCard(
        _ kind: Event.Kind, _ body: JSONObject, by actor: Actor, at time: Moment
    ) throws(EntryError) {
        switch kind {
        case .cardAdded: try foldNewCard(body, at: time)
        case .cardRemoved:
            guard case .string(let text)? = body["card"], let name = WalletName(text),
                cards.cards[name]?.isRemoved == false
            else { throw EntryError(clause: "removes a card that there is none of") }
            guard GateState.hasReason(body) else {
                throw EntryError(clause: "removes a card without a reason")
            }
            cards.cards[name]?.isRemoved = true
        default:
            let (payment, agent) = try redeemable(body, by: actor, at: time)
            cards.redeem(payment.proposal, by: agent, at: time)
        }
    }

    private mutating func foldNewCard(_ body: JSONObject, at time: Moment) throws(EntryError) {
        guard case .string(let text)? = body["card"], let name = WalletName(text),
            name.chain == Card.name, case .string(let networkText)? = body["network"],
            let network = Network(rawValue: networkText),
            case .string(let currency)? = body["currency"],
            let asset = Card.assets(network: network).first(where: { $0.symbol == currency }),
            case .string(let keyText)? = body["public_key"], let key = Hex.decode(keyText),
            let account = try? Card.account(publicKey: key, network: network, kind: currency)
        else { throw EntryError(clause: "is not a card of the known form") }
        let record = try GateState.record(body, asset)
        guard wallets[name] == nil else {
            throw EntryError(clause: "adds \(text), a name that was used before")
        }
        if let refusal = CardExpired.check(name, record, at: time) { throw EntryError(refusal) }
        wallets[name] = WalletFacts(
            name: name, network: network, kind: currency, publicKey: key,
            account: Account(
                chain: account.chain, network: network, bytes: key,
                text: CardRecord.title(brand: record.brand, lastFour: record.lastFour)))
        cards.cards[name] = record
    }

    private static func record(
        _ body: JSONObject, _ asset: Asset
    ) throws(EntryError) -> CardRecord {
        guard case .string(let brand)? = body["brand"],
            case .string(let lastFour)? = body["last_four"],
            case .string(let expires)? = body["expires"], let ends = CardRecord.end(of: expires),
            case .string(let cvvText)? = body["cvv"], let cvv = CardRecord.CVV(rawValue: cvvText),
            case .string(let exposureText)? = body["exposure"],
            let exposure = try? DecimalText.parse(exposureText, decimals: asset.decimals),
            // Forty more of them than this can be summed up without overflow.
            exposure > 0, exposure <= UInt128(UInt64.max),
            (1...20).contains(brand.utf8.count),
            brand.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }),
            lastFour.utf8.count == 4, lastFour.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw EntryError(clause: "is not a card of the known form") }
        return CardRecord(
            brand: brand, lastFour: lastFour, expires: expires, ends: ends, asset: asset,
            exposure: exposure, cvv: cvv)
    }
}
