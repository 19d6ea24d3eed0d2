internal import CSodium
public import Terms

extension Keyring {
    /// Lets `look` see a card's number, month, holder, address and CVV as one JSON object, once the entry that says
    /// so is proven durable; then it is wiped.
    ///
    /// Opens class card alone: no wallet's key can go by this way, whatever row is handed in.
    public func showCard<Answer>(
        _ record: SealedRecord, cvv: HeldCVV?, entry: EntryID, durable proof: some DurabilityProof,
        _ look: (RawSpan) -> Answer
    ) throws(CardError) -> Answer {
        guard proof.covers(entry) else { throw .notDurable(entry) }
        let card = try openCard(record)
        var page = try CardPage(capacity: card.count + 32)
        page.append(card, 0..<card.count)
        cvv?.write(to: &page)
        page.append("}")
        let whole = try page.finish()
        return look(unsafe UnsafeRawBufferPointer(start: whole.address, count: whole.count).bytes)
    }

    /// Whether a new card's record has the number of one that is sealed; in a time that tells no digit.
    public func isSameCard(
        _ sealed: SealedRecord, as record: borrowing SecretBytes
    ) throws(CardError) -> Bool {
        let card = try openCard(sealed)
        // Up to the quote behind the longest number: shorter ones end in other bytes.
        let length = 11 + 19 + 1
        guard card.count >= length, record.count >= length else { return false }
        var digits = 0
        // Where the number ends is no secret: its brand tells.
        while digits < 19, unsafe record.address[11 + digits] != 0x22 { digits += 1 }
        return unsafe sodium_memcmp(card.address, record.address, 11 + digits + 1) == 0
    }

    private func openCard(_ record: SealedRecord) throws(CardError) -> SecretBytes {
        guard secretClass == .card else { throw .sealed(.wrongKeyOrPlace) }
        do throws(SealError) {
            return try open(
                record.blob, table: record.table, id: record.id, version: record.version)
        } catch { throw .sealed(error) }
    }
}
