import Digests
import JSON
import Ledger
import Terms

/// A chain of hand-overs that was kept apart from the log: the entries, each with the root before it.
///
/// One JSON document a line: `{"entry","root"}`, the whole entry and the base64 of the root. Both keys have signed
/// that root, so that the lines prove themselves, whoever kept them.
struct HandoverFile {
    /// The hand-overs, each from the key that the one before it put in force.
    let handovers: [KeyHandover]

    /// Reads what `bursar-audit handovers` printed; throws with status 4 at the first line that does not hold.
    init(_ path: String) throws(AuditFailure) {
        var input = try InputFile(path)
        var found: [KeyHandover] = []
        while let line = try input.line(atMost: 2 * Ledger.entryLimit) {
            let next = try HandoverFile.read(line, path)
            // A chain with a link missing would take any key for the log's next one.
            if let last = found.last {
                guard last.next == next.previous, last.seq < next.seq else {
                    throw .tampering(
                        what: path, why: "does not hand over from the key of the line before",
                        seq: next.seq)
                }
            }
            found.append(next)
        }
        handovers = found
    }

    /// The line for a hand-over that was read in a verified log.
    static func line(_ handover: KeyHandover) -> String {
        Output.text(of: [
            ("entry", handover.entry), ("root", .string(Base64.encode(handover.root.bytes))),
        ])
    }

    private static func read(_ line: [UInt8], _ path: String) throws(AuditFailure) -> KeyHandover {
        guard case .object(let object)? = try? JSONReader.read(line),
            let entry = object["entry"], case .object(let members) = entry,
            case .integer(let seq)? = members["seq"], case .string(let text)? = object["root"],
            let root = Base64.decode(text).flatMap({ Digest32($0) })
        else {
            throw .failed(
                what: path, why: "has a line that is no hand-over",
                hint: "bursar-audit handovers prints them")
        }
        let read: KeyHandover?
        do throws(LogFinding) { read = try KeyHandover(entry, at: seq, root: root) } catch {
            throw .tampering(what: path, why: error.clause, seq: error.seq)
        }
        guard let read else {
            throw .tampering(what: path, why: "hands over no log", seq: seq)
        }
        return read
    }
}
