internal import Chains
public import Keyroom
public import Ledger
internal import Synchronization
public import Terms

extension OpenVault {
    /// Seals a card: its number and what goes with it under class card, and a key of its own that signs grants.
    ///
    /// Nothing is held until ``hold(_:)`` is called, once its entry is recorded.
    /// - Throws: ``VaultError``; ``VaultError/cardKnown(_:)`` for a number that a card of the vault has.
    public func makeCard(
        name: WalletName, network: Network, currency: String, _ entry: borrowing CardEntry
    ) throws(VaultError) -> NewCard {
        guard let ring = rings.withLock({ $0[.card] }) else { throw .forgotten }
        for (other, card) in cards.withLock({ $0 }) {
            let isSame = try VaultError.card { () throws(CardError) in
                try ring.isSameCard(card.record, as: entry.record)
            }
            guard !isSame else { throw .cardKnown(other) }
        }
        let row = try VaultError.secret { () throws(SecretError) in
            try RowPlace.record(entry.record, RowName.card(name), ring)
        }
        let wallet = try createWallet(name: name, network: network, kind: currency)
        return NewCard(
            facts: wallet.facts, brand: entry.brand.rawValue, lastFour: entry.lastFour,
            expires: entry.expires, hasCVV: entry.hasCVV, rows: wallet.rows + [row],
            held: HeldCard(record: SealedRecord(row), cvv: entry.cvv))
    }

    /// Holds a card whose entry is recorded.
    public func hold(_ card: NewCard) {
        cards.withLock { $0[card.facts.name] = card.held }
    }

    /// What stands in a card's row once its number and the data key of it are gone.
    ///
    /// - Throws: ``VaultError/rowMissing(_:id:)`` where no such card is held.
    public func tombstone(of card: WalletName) throws(VaultError) -> Row {
        let record = try held(card).record
        return .tombstone(record.id, version: record.version + 1)
    }

    /// Lets go of a card that was removed, and of its CVV.
    public func drop(_ card: WalletName) { cards.withLock { $0[card] = nil } }

    /// Whether a card's CVV is in memory.
    public func hasCVV(of card: WalletName) -> Bool { cards.withLock { $0[card]?.cvv != nil } }

    /// Keeps a card's CVV in memory.
    public func keep(_ cvv: HeldCVV, of card: WalletName) {
        cards.withLock { $0[card]?.cvv = cvv }
    }

    /// Lets `look` see a card's number as JSON, once the entry that says so is durable.
    ///
    /// - Throws: ``VaultError``; then nothing was shown.
    public func show(
        _ card: WalletName, entry: EntryID, durable proof: Committed, _ look: (RawSpan) -> Void
    ) throws(VaultError) {
        guard let ring = rings.withLock({ $0[.card] }) else { throw .forgotten }
        let held = try held(card)
        try VaultError.card { () throws(CardError) in
            try ring.showCard(held.record, cvv: held.cvv, entry: entry, durable: proof, look)
        }
    }

    private func held(_ card: WalletName) throws(VaultError) -> HeldCard {
        guard let held = cards.withLock({ $0[card] }) else {
            throw .rowMissing(.records, id: RowName.card(card))
        }
        return held
    }

    /// Tries every card's row, as the vault is opened.
    static func openCards(
        _ shelf: RowShelf, _ ring: Keyring?
    ) throws(VaultError) -> [WalletName: HeldCard] {
        var held: [WalletName: HeldCard] = [:]
        for row in shelf.rows(.records) {
            guard let name = RowName.card(of: row.name), !row.isTombstone else { continue }
            guard let ring else { throw .forgotten }
            _ = try RowPlace.open(row, ring)
            _ = try shelf.row(.records, RowName.walletKey(name))
            held[name] = HeldCard(record: SealedRecord(row), cvv: nil)
        }
        return held
    }
}
