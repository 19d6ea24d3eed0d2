import Gate
public import JSON
import Ledger
public import Terms
import Vault
import Wire

extension Office {
    /// Gives what opens the purpose of one entry, for an auditor; that it was given is in the log first.
    public func disclosePurpose(
        of text: String, _ body: JSON, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let (entry, payment, commitment) = try committed(text)
        let reason = try Office.read(body, Reason.stated)
        guard let row = try row(of: entry) else { throw Office.erased(entry) }
        guard let bytes = vault.openOpening(row), let opening = PurposeOpening(bytes),
            opening.commitment.hex == commitment
        else { throw .damaged("the row that opens the purpose of entry \(entry.seq) was edited") }
        try record(
            .purposeDisclosed(of: entry.seq, payment: payment, reason: reason.text ?? ""),
            by: actor)
        return JSONObject([
            ("entry", .integer(entry.seq)), ("payment", .string(payment.text)),
            ("commitment", .string(commitment)), ("salt", .string(Hex.encode(opening.salt))),
            ("purpose", opening.purpose),
        ])
    }

    /// Erases what opens the purpose of one entry, for ever; the log verifies as before.
    public func erasePurpose(
        of text: String, _ body: JSON, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let (entry, payment, commitment) = try committed(text)
        let reason = try Office.read(body, Reason.stated)
        guard try row(of: entry) != nil else { throw Office.erased(entry) }
        try record(
            .purposeErased(of: entry.seq, payment: payment, reason: reason.text ?? ""), by: actor)
        // In the batch of its entry: neither is ever without the other.
        journal.ledger.stage(removing: PurposeOpening.rowID(entry.seq), from: .openings)
        erasedPurposes.insert(entry.seq)
        return JSONObject([
            ("entry", .integer(entry.seq)), ("payment", .string(payment.text)),
            ("commitment", .string(commitment)), ("status", "erased"),
        ])
    }

    /// A durable entry that commits to a purpose; throws ``OfficeError/notFound`` for any other text.
    private func committed(_ text: String) throws(OfficeError) -> (Entry, PaymentID, String) {
        guard let seq = UInt64(text), String(seq) == text, seq < UInt64(Int64.max),
            let bytes = try bytes(of: seq), let entry = try? Entry(reading: bytes),
            case .string(let id)? = entry.body["payment"], let payment = PaymentID(id),
            let commitment = PurposeOpening.commitment(in: entry)
        else { throw .notFound }
        return (entry, payment, commitment)
    }

    /// The row that opens an entry's purpose; nil where it was erased, be it in the batch that is under way.
    private func row(of entry: Entry) throws(OfficeError) -> Row? {
        guard !erasedPurposes.contains(entry.seq) else { return nil }
        do throws(LedgerError) {
            return try reader.row(.openings, id: PurposeOpening.rowID(entry.seq))
        } catch { throw .ledgerUnavailable }
    }

    private static func erased(_ entry: Entry) -> OfficeError {
        .refused(
            rule: "purpose.erased",
            detail: "what opens the purpose of entry \(entry.seq) was erased",
            hint: "the log verifies without it; nobody can open it any more")
    }
}
