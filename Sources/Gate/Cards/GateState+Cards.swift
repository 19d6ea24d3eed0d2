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
        case .cardCompleted:
            guard case .string(let text)? = body["card"], let name = WalletName(text),
                let card = cards.cards[name], !card.isRemoved, card.cvv == .memory
            else { throw EntryError(clause: "gives a CVV to a card that keeps none in memory") }
        default: try foldRedemption(body, by: actor, at: time)
        }
    }

    private mutating func foldNewCard(_ body: JSONObject, at time: Moment) throws(EntryError) {
        let (facts, record) = try GateState.card(body)
        let name = facts.name
        guard wallets[name] == nil else {
            throw EntryError(clause: "adds \(name.text), a name that was used before")
        }
        if let other = wallet(of: facts.publicKey) {
            throw EntryError(clause: "adds a card with the key of \(other.name.text)")
        }
        if let refusal = CardExpired.check(name, record, at: time) { throw EntryError(refusal) }
        wallets[name] = facts
        cards.cards[name] = record
    }

    /// What an entry says of a new card: the wallet that it makes, and what decisions are made from.
    static func card(
        _ body: JSONObject
    ) throws(EntryError) -> (facts: WalletFacts, record: CardRecord) {
        guard case .string(let text)? = body["card"], let name = WalletName(text),
            name.chain == Card.name, case .string(let networkText)? = body["network"],
            let network = Network(rawValue: networkText),
            let exposure = GateState.amount(body, "exposure"),
            let asset = Card.assets(network: network).first(where: { $0.id == exposure.asset }),
            case .string(let keyText)? = body["public_key"], let key = Hex.decode(keyText),
            let account = try? Card.account(
                publicKey: key, network: network, kind: asset.symbol)
        else { throw EntryError(clause: "is not a card of the known form") }
        let record = try GateState.record(body, asset, exposure.amount)
        let facts = WalletFacts(
            name: name, network: network, kind: asset.symbol, publicKey: key,
            account: Account(
                chain: account.chain, network: network, bytes: key,
                text: CardRecord.title(brand: record.brand, lastFour: record.lastFour)))
        return (facts, record)
    }

    /// The two texts of an amount in an entry; nil where it is none.
    static func amount(_ body: JSONObject, _ key: String) -> (amount: String, asset: String)? {
        guard case .object(let object)? = body[key], case .string(let amount)? = object["amount"],
            case .string(let asset)? = object["asset"]
        else { return nil }
        return (amount, asset)
    }

    private static func record(
        _ body: JSONObject, _ asset: Asset, _ exposureText: String
    ) throws(EntryError) -> CardRecord {
        guard case .string(let brand)? = body["brand"], BrandName.isBrand(brand),
            case .string(let lastFour)? = body["last_four"], LastFour.isFour(lastFour),
            case .string(let monthText)? = body["expires"], let month = CardMonth(monthText),
            case .string(let cvvText)? = body["cvv"], let cvv = CardRecord.CVV(rawValue: cvvText),
            let exposure = try? DecimalText.parse(exposureText, decimals: asset.decimals),
            // Forty more of them than this can be summed up without overflow.
            exposure > 0, exposure <= UInt128(UInt64.max)
        else { throw EntryError(clause: "is not a card of the known form") }
        return CardRecord(
            brand: brand, lastFour: lastFour, expires: month, asset: asset, exposure: exposure,
            cvv: cvv)
    }
}

extension GateState {
    /// Throws for a payment beside one whose grant was redeemed for the same purchase: its landing would void that
    /// one, and the number is out.
    func checkOwnRedemption(_ payment: PaymentRecord) throws(EntryError) {
        guard payment.wallet.chain == Card.name else { return }
        guard let shown = cards.redeemed[CardBook.order(payment)] else {
            return try checkLostRedemption(payment)
        }
        guard shown != payment.id else { return }
        throw EntryError(
            clause: "settles payment \(payment.id.text), but the card was shown for "
                + "\(shown.text) of the same order: settle that one")
    }

    /// The same where a dearer grant of the purchase may have been redeemed in entries that are lost.
    private func checkLostRedemption(_ payment: PaymentRecord) throws(EntryError) {
        guard let restored, let group = groups[payment.group] else { return }
        let dearest = group.open.compactMap { open[$0] }
            .filter { $0.time <= restored && $0.charge > payment.charge }
            .max { ($0.charge, $0.seq) < ($1.charge, $1.seq) }
        guard let dearest else { return }
        throw EntryError(
            clause: "settles payment \(payment.id.text), but the card may have been shown for "
                + "\(dearest.id.text) of the same order before an older copy was put back: settle "
                + "that one")
    }

    /// Throws for a payment whose card's number was shown, or may have been in entries that are lost: it can be
    /// charged, whatever anyone says of it.
    func checkUnshown(_ payment: PaymentRecord) throws(EntryError) {
        guard payment.wallet.chain == Card.name else { return }
        guard !cards.isRedeemed(payment) else {
            throw EntryError(clause: "voids payment \(payment.id.text), whose card was shown")
        }
        guard restored.map({ payment.time > $0 }) ?? true else {
            throw EntryError(
                clause: "voids payment \(payment.id.text), whose card may have been shown before "
                    + "an older copy was put back")
        }
    }
}
