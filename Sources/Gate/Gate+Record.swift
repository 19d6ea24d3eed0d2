import Chains
public import Terms

extension Gate {
    /// Records an event: checks it, folds it into the state, and makes its entry.
    ///
    /// - Throws: ``Refusal`` where the event contradicts the state; nothing has changed then.
    public mutating func record(
        _ event: Event, by actor: Actor, _ stamp: Stamp, zones: (String) -> ZoneRules?
    ) throws(Refusal) -> Recorded {
        var next = state
        let recorded = next.enter(kind: event.kind, body: event.body, actor: actor, stamp)
        let noun = event.kind.split(separator: ".").first ?? "event"
        // Refused here, or the state would run ahead of a log that can't hold the entry.
        guard recorded.bytes.count <= Entry.largest else {
            throw Refusal(
                rule: "\(noun).too-large",
                detail: "its entry would have \(recorded.bytes.count) bytes, more than the "
                    + "\(Entry.largest) that one can have",
                hint: "ask for less at once")
        }
        do {
            try next.fold(event, seq: stamp.seq, time: recorded.time, zones: zones)
        } catch {
            throw Refusal(
                rule: "\(noun).conflict",
                detail: error.clause, hint: "look at what is there before changing it")
        }
        state = next
        return recorded
    }

    /// Passes over an entry that could not be folded, so that later ones keep their places.
    ///
    /// Only a vault that stays frozen goes on from here.
    public mutating func skip(to next: UInt64) { state.nextSeq = next }

    /// Folds an entry read from the log, as at unseal.
    ///
    /// - Throws: ``EntryError`` where the entry is out of place, out of form, or does not add up.
    public mutating func replay(_ entry: Entry, zones: (String) -> ZoneRules?) throws(EntryError) {
        guard entry.seq == state.nextSeq else {
            throw EntryError(clause: "has seq \(entry.seq), expected \(state.nextSeq)")
        }
        if let last = state.lastTime, entry.time <= last {
            throw EntryError(clause: "is not later than the entry before it")
        }
        if entry.kind == DecidedPayment.kind {
            let decided = try DecidedPayment.Stored(entry)
            try state.check(decided, at: entry.time)
            state.clock.advance(to: entry.time)
            state.post(decided.postings, of: decided.agent, at: entry.time, decided.clock)
        } else {
            let clock = state.clock
            // First, as when it was recorded: what is folded may look at ledger time.
            state.clock.advance(to: entry.time)
            do throws(EntryError) {
                try state.fold(
                    Event(kind: entry.kind, body: entry.body), seq: entry.seq, time: entry.time,
                    zones: zones)
            } catch {
                state.clock = clock
                throw error
            }
        }
        state.nextSeq = entry.seq + 1
    }
}
