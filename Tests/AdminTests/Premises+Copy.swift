@testable import Ledger
import Digests
import Gate
import Terms

extension Premises {
    /// What a thief of the file knows of a vault at one moment: all but its keys.
    struct Copy {
        private let state: GateState
        private let gist: LogGist

        init(of premises: Premises) throws {
            state = premises.journal.gate.state
            gist = premises.journal.gist
        }

        /// An entry at another place that names this state, and the blobs that go with it.
        func snapshot(
            at seq: UInt64, clock: ClockReading
        ) throws -> (entry: [UInt8], blobs: [[UInt8]]) {
            var gate = Gate(state: state)
            gate.skip(to: seq)
            let more = gist.bytes(through: seq)
            var lines: [UInt8] = []
            let recorded = try gate.snapshot(
                gist: SHA256.hash(more), by: Actor(role: .daemon, name: "", uid: Premises.owner),
                Stamp(seq: seq, clock: clock, blind: [UInt8](repeating: 0, count: 16))
            ) { lines += $0 }
            return (recorded.bytes, [lines, more])
        }
    }
}
