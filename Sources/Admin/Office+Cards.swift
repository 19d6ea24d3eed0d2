import Chains
import Gate
public import JSON
import Keyroom
import Ledger
public import Terms
import Vault
import Wire

extension Office {
    /// Adds a card: reads number, month, CVV, holder and address out of `text`, and seals them.
    ///
    /// The entry names brand, last four, last month, currency and ceiling, and nothing else of it.
    public func addCard(
        _ label: String, _ order: CardOrder, _ text: RawSpan, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let name = try Office.cardName(label)
        guard journal.gate.state.wallets[name] == nil else {
            throw .refused(
                rule: "wallet.name-taken", detail: "\(name.text) exists; names are not reused",
                hint: "choose another name")
        }
        let exposure = try Office.exposure(order)
        let made = try Office.make(name, order, text, vault)
        let cvv: CardRecord.CVV = !made.hasCVV ? .none : order.storesCVV ? .stored : .memory
        guard let expires = CardMonth(made.expires) else {
            throw .damaged("the card's last month could not be read")
        }
        try record(
            .cardAdded(
                made.facts, brand: made.brand, lastFour: made.lastFour, expires: expires,
                exposure: exposure, cvv: cvv, sealed: SealedPins.json(of: made.rows)),
            by: actor)
        for row in made.rows { journal.ledger.stage(row: row) }
        vault.hold(made)
        return try card(label)
    }

    /// Keeps a card's CVV in memory, where it was lost or never given.
    public func giveCVV(
        _ label: String, _ text: RawSpan, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let (name, known) = try knownCard(label)
        guard known.cvv == .memory else {
            throw .refused(
                rule: "card.cvv-not-kept",
                detail: known.cvv == .stored
                    ? "\(name.text) has its CVV sealed with its number"
                    : "\(name.text) was added without a CVV",
                hint: "add the card anew under another name")
        }
        let cvv: HeldCVV
        do throws(CardError) {
            let secret = try Office.secret(text)
            cvv = try HeldCVV(secret, brand: known.brand)
        } catch { throw Office.error(error) }
        try record(.cardCVVGiven(name), by: actor)
        vault.keep(cvv, of: name)
        return try card(label)
    }

    /// Takes a card away: its number goes from its row, and nothing is paid with it any more.
    public func removeCard(
        _ label: String, _ body: JSON, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let (name, _) = try knownCard(label)
        let reason = try Office.read(body, Reason.stated)
        let row: Row
        do throws(VaultError) { row = try vault.tombstone(of: name) } catch {
            throw .damaged(error.clause)
        }
        try record(
            .cardRemoved(name, reason: reason.text ?? "", sealed: SealedPins.json(of: [row])),
            by: actor)
        journal.ledger.stage(shredding: row)
        vault.drop(name)
        return JSONObject([("card", .string(name.text)), ("status", "removed")])
    }

    /// All cards, by brand and last four.
    public func cards() throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let list = journal.gate.state.cards.cards.sorted { $0.key < $1.key }
        return JSONObject([
            ("cards", .array(list.map { .object(json($0.key, $0.value, vault)) }))
        ])
    }

    /// One card.
    public func card(_ label: String) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let name = try Office.cardName(label)
        guard let known = journal.gate.state.cards.cards[name] else { throw .notFound }
        return json(name, known, vault)
    }

    private func knownCard(_ label: String) throws(OfficeError) -> (WalletName, CardRecord) {
        let name = try Office.cardName(label)
        guard let known = journal.gate.state.cards.cards[name], !known.isRemoved else {
            throw .notFound
        }
        return (name, known)
    }

    private func json(_ name: WalletName, _ card: CardRecord, _ vault: OpenVault) -> JSONObject {
        let state = journal.gate.state
        let exposed = AssetAmount(
            asset: card.asset, atoms: state.cards.exposed(name, at: state.time(at: journal.clock)))
        let status =
            card.isRemoved ? "removed" : state.frozen.wallets.contains(name) ? "frozen" : "active"
        let isLost = card.cvv == .memory && !vault.hasCVV(of: name)
        return JSONObject([
            ("name", .string(name.text)), ("brand", .string(card.brand)),
            ("last_four", .string(card.lastFour)), ("expires", .string(card.expires.text)),
            ("currency", .string(card.asset.id)),
            (
                "exposure",
                .string(AssetAmount(asset: card.asset, atoms: card.exposure).decimal)
            ),
            ("exposed", .string(exposed.decimal)),
            ("cvv", .string(isLost ? "absent" : card.cvv.rawValue)), ("status", .string(status)),
        ])
    }
}
