import Foundation
@testable import LedgerTests
import Ledger
import Terms

@testable import Witness

/// A log whose checkpoints are brought to a witness, as an honest feeder does it and as others do.
struct WitnessedLog {
    let signer: TestLog
    private(set) var tree = MerkleTree()
    /// Told apart from another history of the same log.
    let history: UInt8

    init(_ name: String = "bursar.local/test", seed: UInt8 = 7, history: UInt8 = 0) {
        signer = TestLog(name: name, seed: seed)
        self.history = history
    }

    var key: VerifierKey { signer.key }

    mutating func grow(to size: Int) {
        while tree.size < UInt64(size) {
            tree.append(leaf: MerkleHash.leaf([history, UInt8(tree.size & 255)]))
        }
    }

    func note(at size: UInt64) -> String {
        signer.note(size: size, root: tree.root(at: size) ?? MerkleHash.empty)
    }

    /// The request from `old` to `size`, with the proof that belongs to it.
    func request(from old: UInt64, to size: UInt64) -> CheckpointRequest {
        CheckpointRequest(
            old: old, proof: tree.consistencyProof(from: old, to: size) ?? [],
            note: note(at: size))
    }
}

extension Witness {
    /// Answers as at a time of the tests' own.
    func add(
        _ request: CheckpointRequest, _ logs: [VerifierKey], now: UInt64 = 1_800_000_000
    ) throws -> WitnessReply {
        try add(Array(request.text.utf8), trusting: logs, now: now)
    }
}

/// A directory for one witness, removed with the test.
final class Place {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/witness-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var state: String { path + "/w" }

    func write(_ text: String, _ name: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
        return "\(path)/\(name)"
    }
}
