import Digests
import Gate
public import JSON
import Ledger
import Terms

/// The log as auditors may read it: exact bytes, proofs and the last signed checkpoint.
///
/// What was edited on the disk since is never given as though it were true: it is named instead.
public struct Archive {
    /// The most entries one request may ask for.
    public static let mostEntries: UInt64 = 1_000

    private let ledger: Ledger
    private let reader: LedgerReader
    /// The log's C2SP verifier key.
    public let verifierKey: String
    private let terms: [LogKeyTerm]

    init(ledger: Ledger, reader: LedgerReader, verifierKey: String, keys: [LogKeyTerm]) {
        self.ledger = ledger
        self.reader = reader
        self.verifierKey = verifierKey
        terms = keys
    }

    /// All keys of the log, the one in force last, each with the entry that put it in force.
    public var keys: JSONObject {
        let list: [JSON] = terms.map {
            ["verifier_key": .string($0.verifierKey), "entry": .integer($0.entry)]
        }
        return JSONObject([("keys", .array(list))])
    }

    /// The last signed checkpoint, a C2SP signed note.
    public func checkpoint() throws(ArchiveError) -> String {
        guard let checkpoint = ledger.checkpoint else { throw .notYet }
        return checkpoint
    }

    /// Entries `from` on, one a line, exactly as they were hashed.
    public func entries(from: UInt64, limit: UInt64) throws(ArchiveError) -> [UInt8] {
        guard (1...Archive.mostEntries).contains(limit) else {
            throw .malformed("limit must be 1…\(Archive.mostEntries)")
        }
        do throws(LedgerError) {
            var lines: [UInt8] = []
            for entry in try ledger.entries(from: from, limit: Int(limit), by: reader) {
                lines += entry
                lines.append(UInt8(ascii: "\n"))
            }
            return lines
        } catch { throw ArchiveError(error) }
    }

    /// Bytes that an entry names because they are too long for it, by their SHA-256 in lower-case hex.
    ///
    /// Throws ``ArchiveError/absent`` for a text that is no such hash, too: there is nothing by that name.
    public func blob(_ text: String) throws(ArchiveError) -> [UInt8] {
        guard let bytes = Hex.decode(text), let hash = Digest32(bytes), hash.hex == text else {
            throw .absent
        }
        let found: [UInt8]?
        do throws(LedgerError) { found = try reader.blob(hash) } catch { throw ArchiveError(error) }
        guard let found else { throw .absent }
        return found
    }

    /// The hashes that prove entry `index` in the log of `size` entries (RFC 6962 §2.1.1).
    public func inclusion(index: UInt64, size: UInt64) throws(ArchiveError) -> JSONObject {
        let proof: [Digest32]?
        do throws(LedgerError) {
            proof = index < size ? try ledger.inclusionProof(of: index, at: size) : nil
        } catch { throw ArchiveError(error) }
        guard let proof else {
            throw .malformed("index must be below size, and size at most \(ledger.durableSize)")
        }
        return hashes(proof)
    }

    /// The hashes that prove the log of `to` entries extends the log of `from` (RFC 6962 §2.1.2).
    public func consistency(from: UInt64, to: UInt64) throws(ArchiveError) -> JSONObject {
        let proof: [Digest32]?
        do throws(LedgerError) {
            proof = from > 0 && from <= to ? try ledger.consistencyProof(from: from, to: to) : nil
        } catch { throw ArchiveError(error) }
        guard let proof else {
            throw .malformed("need 0 < from <= to <= \(ledger.durableSize)")
        }
        return hashes(proof)
    }

    private func hashes(_ list: [Digest32]) -> JSONObject {
        JSONObject([("hashes", .array(list.map { .string(Base64.encode($0.bytes)) }))])
    }
}
