import Foundation
import JSON
import Ledger
import Terms

/// A log on disk, and what `bursar-audit export` makes of it.
struct Exported {
    let scratch: Scratch
    let signer = TestLog()

    init() throws { scratch = try Scratch() }

    /// The file of entries.
    var log: String { scratch.path + "/entries.ndjson" }

    /// Where formats are written.
    func place(_ format: String) -> String { scratch.path + "/" + format }

    /// Writes a log down, its last `unsigned` entries without a checkpoint.
    func write(_ lines: [[UInt8]], unsigned: Int = 0) throws {
        try Data(lines.flatMap { $0 + [10] }).write(to: URL(filePath: log))
        var tree = MerkleTree()
        for line in lines.dropLast(unsigned) { tree.append(leaf: MerkleHash.leaf(line)) }
        try Data(signer.note(size: tree.size, root: tree.root).utf8).write(
            to: URL(filePath: scratch.path + "/checkpoint"))
    }

    /// Runs the export.
    func run(_ format: String, _ more: String...) throws -> AuditProgram.Ended {
        try AuditProgram.run(
            [
                "export", log, "--key", signer.key.text, "--format", format, "--to",
                place(format),
            ] + more)
    }

    /// A file of an export.
    func text(_ format: String, _ name: String) throws -> String {
        try String(contentsOfFile: place(format) + "/" + name, encoding: .utf8)
    }

    /// The hash of an entry in the log's tree, hex.
    static func leaf(_ line: [UInt8]) -> String { MerkleHash.leaf(line).hex }

    /// Whether an export has a file.
    func has(_ format: String, _ name: String) -> Bool {
        FileManager.default.fileExists(atPath: place(format) + "/" + name)
    }
}
