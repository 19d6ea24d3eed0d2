import Chains
import Terms

@testable import Gate

extension LogGraph {
    /// Replays a whole log from its first byte; whether that gives the state it was written with.
    func replaysWhole(_ node: Int) -> Bool {
        var entries: [[UInt8]] = []
        var at = node
        while let (parent, entry) = nodes[at].origin {
            entries.append(entry)
            at = parent
        }
        return (try? Till.replay(setUp + entries.reversed())) == nodes[node].gate.state
    }

    func read(_ recorded: Recorded) throws(Finding) -> Entry {
        do { return try Entry(reading: recorded.bytes) } catch {
            throw Finding("I13", "an entry can't be read: it \(error.clause)")
        }
    }

    func replay(
        _ entry: Entry, after gate: Gate, gives state: GateState
    ) throws(Finding) {
        var again = gate
        do { try again.replay(entry) { Zones.known[$0] } } catch {
            throw Finding("I13", "the gate does not replay its own entry: it \(error.clause)")
        }
        guard again.state == state else {
            throw Finding("I13", "replaying an entry gives another state than making it did")
        }
    }

    /// A retry under the same key gets the very bytes again.
    func retry(_ ask: Ask, _ recorded: Recorded, _ gate: Gate) throws(Finding) {
        let clearance: Clearance
        do { clearance = try gate.reissue(recorded.bytes, as: recorded.id) } catch {
            throw Finding("I7", "a retry gets nothing: its entry \(error.clause)")
        }
        guard clearance.proposal.payload == ask.proposal.payload,
            clearance.proposal.digests == ask.proposal.digests
        else { throw Finding("I7", "a retry gets other bytes than the first answer had") }
    }
}
