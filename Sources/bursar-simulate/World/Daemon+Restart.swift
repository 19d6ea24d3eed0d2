internal import Chains
internal import Gate
internal import Terms

extension Daemon {
    /// The machine fails and starts again: the first `count` of the undurable entries are left.
    ///
    /// - Parameter isWhole: whether the log is folded from its first entry on, as a daemon does. Else it is
    ///   from where the last restart ended, which is the same as long as folding is a function of state and
    ///   entry, and costs a third.
    /// - Returns: what is wrong with the state that the log gives; nil where it is the one before.
    mutating func restart(keeping count: Int, isWhole: Bool = true) -> String? {
        let before = states.indices.contains(count) ? states[count] : gate.state
        disk.fail(keeping: count)
        outgoing = []
        if fault == .forgetsAnEntry { disk.loseLast() }
        let start = replayed.flatMap { isWhole || $0.count > disk.durable.count ? nil : $0 }
        // What all stories share was folded once.
        gate = start?.gate ?? cast.gate
        answers = fault == .forgetsKeys ? [:] : start?.answers ?? [:]
        for record in disk.durable.dropFirst(start?.count ?? 0) {
            do throws(EntryError) {
                let entry = try Entry(reading: record.bytes)
                try gate.replay(entry, zones: { ZoneTale.named($0)?.rules })
                if let answer = record.answer, fault != .forgetsKeys {
                    guard answer.isNamed(by: entry, cast) else {
                        return "has an entry that speaks of another request than its answer"
                    }
                    answers[answer.slot] = answer
                }
            } catch { return "can't replay entry \(gate.state.nextSeq): it \(error.clause)" }
        }
        states = []
        replayed = Replayed(count: disk.durable.count, gate: gate, answers: answers)
        return gate.state == before ? nil : "replays to another state than there was before"
    }

    /// The bytes that an entry was signed over, as a retry gets them again.
    func reissued(_ answer: Disk.Answer) -> [UInt8]? {
        let first = UInt64(cast.entries.count)
        guard answer.seq >= first, answer.seq - first < UInt64(disk.durable.count) else {
            return nil
        }
        let bytes = disk.durable[Int(answer.seq - first)].bytes
        let id = EntryID(seq: answer.seq, leaf: EntryLeaf.of(bytes))
        return try? gate.reissue(bytes, as: id).proposal.payload
    }
}
