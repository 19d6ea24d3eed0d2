import Ledger

/// The checkpoints and keys that a log was given with, until the log has said which keys it has had.
///
/// A log may have been handed over to another key since an auditor got the one that is trusted. Who signs
/// what is known only once the entries are read; what the trusted key itself signed is checked at once.
struct HeldNotes {
    private let trusted: VerifierKey
    private var notes: [(what: String, note: SignedNote)] = []
    private var keys: [(what: String, key: String)] = []

    init(trusting key: VerifierKey) { trusted = key }

    /// Takes a checkpoint whose origin is the log's, by whichever of its keys.
    mutating func hold(_ note: SignedNote, from what: String) throws(NoteError) -> Checkpoint {
        let checkpoint = try Checkpoint(body: note.text)
        do throws(NoteError) { try note.verify(by: trusted) } catch {
            guard case .unsigned = error else { throw error }
        }
        // Of any epoch of the vault: which of them signed what the entries say.
        let vault = LogOrigin(trusted.name).vault
        guard LogOrigin(checkpoint.origin).vault.utf8.elementsEqual(vault.utf8) else {
            throw .otherOrigin(expected: trusted.name)
        }
        // A door that is walked gives the same one again and again.
        if notes.last?.note != note { notes.append((what, note)) }
        return checkpoint
    }

    /// Takes the key that came with an export.
    mutating func hold(key: String, from what: String) { keys.append((what, key)) }

    /// Checks everything against the keys that the log has had: a hand-over's two signatures, and then each
    /// checkpoint's by the key that was in force.
    func judge(_ handovers: [KeyHandover]) throws(AuditFailure) {
        let chain: KeyChain
        do throws(NoteError) { chain = try KeyChain(trusting: trusted, handovers) } catch {
            throw .tampering(
                what: notes.first?.what ?? trusted.name, why: error.clause, seq: nil)
        }
        for (what, note) in notes {
            do throws(NoteError) { try chain.verify(note) } catch {
                throw .tampering(what: what, why: error.clause, seq: nil)
            }
        }
        for (what, text) in keys {
            guard let key = try? VerifierKey(text), chain.contains(key) else {
                throw .tampering(
                    what: what, why: "is not the key that --key names, nor one of the same log",
                    seq: nil)
            }
        }
    }
}
