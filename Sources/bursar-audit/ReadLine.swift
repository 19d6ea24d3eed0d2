import Gate
import JSON
import Ledger

/// One line of a log as far as it can be judged by itself, on whichever thread.
struct ReadLine: Sendable {
    /// Its form, or what is wrong with it.
    let checked: Result<CheckedEntry, LogFinding>
    /// The entry, where somebody asks for more than its form.
    private let entry: Result<ReadEntry, EntryError>?
    /// Whether the entry may name bytes that are kept beside the log: most name none.
    let mayNameBytes: Bool

    /// Reads the line that stands at `seq`.
    init(_ line: [UInt8], at seq: UInt64, needsEntry: Bool) {
        checked = Result { () throws(LogFinding) in try CheckedEntry(line, at: seq) }
        mayNameBytes = ReadLine.mayNameBytes(checked)
        guard needsEntry, case .success(let checked) = checked else {
            entry = nil
            return
        }
        entry = Result { () throws(EntryError) in try ReadEntry(checked.members) }
    }

    /// The entry; read now if nobody asked for it before.
    func read() throws(EntryError) -> ReadEntry {
        if let entry { return try entry.get() }
        guard case .success(let checked) = checked else {
            throw EntryError(clause: "is no entry")
        }
        return try ReadEntry(checked.members)
    }

    private static func mayNameBytes(_ checked: Result<CheckedEntry, LogFinding>) -> Bool {
        guard case .success(let checked) = checked, checked.kind == "payment.decided",
            let payload = checked.members["payload"], payload != .null
        else { return false }
        return ["intent", "network", "payload"].contains { key in
            guard case .object(let object)? = checked.members[key] else { return false }
            return object["sha256"] != nil
        }
    }
}
