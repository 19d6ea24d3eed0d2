import JSON
import Ledger

/// A receipt as it was kept: alone, or in the reply to the payment that it came with.
struct ReceiptFile {
    let proof: TLogProof
    /// The payment that the reply was to; nil where the receipt was kept alone.
    let payment: String?

    /// Reads `path`; throws with status 4 where there is no receipt in it.
    init(_ path: String) throws(AuditFailure) {
        let text = try InputFile.text(path)
        var receipt = text
        var payment: String?
        if case .object(let reply)? = try? JSONReader.read(Array(text.utf8)),
            case .string(let inner)? = reply["receipt"]
        {
            receipt = inner
            if case .string(let id)? = reply["payment"] { payment = id }
        }
        do throws(NoteError) { proof = try TLogProof(receipt) } catch {
            throw .tampering(what: path, why: error.clause, seq: nil)
        }
        self.payment = payment
    }

    /// How many entries its checkpoint covers, whoever signed it.
    func size(from path: String) throws(AuditFailure) -> UInt64 {
        do throws(NoteError) {
            return try Checkpoint(body: SignedNote(proof.checkpoint).text).size
        } catch { throw .tampering(what: path, why: error.clause, seq: nil) }
    }
}
