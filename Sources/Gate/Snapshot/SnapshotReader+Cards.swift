import Chains
import JSON
import Terms

extension GateState {
    /// Cards, the purchases that numbers were shown for, and what was shown.
    ///
    /// An order of a purchase that was redeemed is kept for ever: its grant must not be redeemed again.
    func writeCards(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        for (name, card) in cards.cards.sorted(by: { $0.key < $1.key }) {
            guard let facts = wallets[name] else { continue }
            put(.card, card.members(of: facts))
        }
        for (order, payment) in cards.redeemed.sorted(by: { $0.value < $1.value }) {
            put(
                .redeemed,
                [
                    ("agent", .string(order.agent.text)), ("card", .string(order.card.text)),
                    ("order", .string(order.order)), ("payment", .string(payment.text)),
                ])
        }
        for (card, amounts) in cards.shown.sorted(by: { $0.key < $1.key }) {
            // In the order in which they were shown.
            for shown in amounts {
                put(
                    .shown,
                    [
                        ("amount", .string(String(shown.atoms))), ("card", .string(card.text)),
                        ("time", shown.time.snapshot),
                    ])
            }
        }
    }
}

extension CardRecord {
    /// The members of the entry that added it, and whether it was taken away since.
    fileprivate func members(of facts: WalletFacts) -> [(String, JSON)] {
        var members: [(String, JSON)] = [
            ("brand", .string(brand)), ("card", .string(facts.name.text)),
            ("cvv", .string(cvv.rawValue)), ("expires", .string(expires.text)),
            ("exposure", AssetAmount(asset: asset, atoms: exposure).json),
            ("last_four", .string(lastFour)), ("network", .string(facts.network.rawValue)),
            ("public_key", .string(Hex.encode(facts.publicKey))),
        ]
        if isRemoved { members.append(("removed", true)) }
        return members
    }
}

extension SnapshotReader {
    mutating func readCard(_ reader: inout ObjectReader) throws(FieldError) {
        for key in ["brand", "card", "cvv", "expires", "last_four", "network", "public_key"] {
            _ = try reader.string(key)
        }
        _ = try reader.value("exposure")
        let isRemoved = try reader.optionalBool("removed") ?? false
        do throws(EntryError) {
            var (facts, record) = try GateState.card(reader.source)
            record.isRemoved = isRemoved
            state.wallets[facts.name] = facts
            state.cards.cards[facts.name] = record
        } catch { throw FieldError(path: "", clause: error.clause) }
    }

    mutating func readRedeemed(_ reader: inout ObjectReader) throws(FieldError) {
        guard let agent = AgentName(try reader.string("agent")),
            let payment = PaymentID(try reader.string("payment"))
        else { throw reader.error("agent", "must be an agent's name, with a payment") }
        let order = RedeemedOrder(
            agent: agent, card: try card(&reader), order: try reader.string("order"))
        state.cards.redeemed[order] = payment
    }

    mutating func readShown(_ reader: inout ObjectReader) throws(FieldError) {
        let text = try reader.string("amount")
        guard let atoms = UInt128(text), String(atoms) == text, atoms <= UInt128(UInt64.max) else {
            throw reader.error("amount", "must be minor units, in decimal")
        }
        let shown = ShownAmount(time: try reader.time("time"), atoms: atoms)
        state.cards.shown[try card(&reader), default: []].append(shown)
    }

    private func card(_ reader: inout ObjectReader) throws(FieldError) -> WalletName {
        guard let name = WalletName(try reader.string("card")), state.cards.cards[name] != nil
        else { throw reader.error("card", "must be a card that stands before") }
        return name
    }
}
