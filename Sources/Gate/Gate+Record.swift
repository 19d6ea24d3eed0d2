import Chains
public import Terms

extension Gate {
    /// Records an event: checks it, folds it into the state, and makes its entry.
    ///
    /// - Throws: ``Refusal`` where the event contradicts the state, or holds what no entry may; nothing has
    ///   changed then.
    public mutating func record(
        _ event: Event, by actor: Actor, _ stamp: Stamp, zones: (String) -> ZoneRules?
    ) throws(Refusal) -> Recorded {
        if let fault = event.fault { throw fault }
        let (clock, next) = (state.clock, state.nextSeq)
        let recorded = state.enter(kind: event.kind, body: event.body, actor: actor, stamp)
        let noun = event.kind.split(separator: ".").first ?? "event"
        // Refused here, or the state would run ahead of a log that can't hold the entry.
        guard recorded.bytes.count <= Entry.largest else {
            (state.clock, state.nextSeq) = (clock, next)
            throw Refusal(
                rule: "\(noun).too-large",
                detail: "its entry would have \(recorded.bytes.count) bytes, more than the "
                    + "\(Entry.largest) that one can have",
                hint: "ask for less at once")
        }
        // Folding changes nothing where it throws, so place and time are all there is to take back.
        do {
            try state.fold(event, by: actor, seq: stamp.seq, time: recorded.time, zones: zones)
        } catch {
            (state.clock, state.nextSeq) = (clock, next)
            throw error.refusal
                ?? Refusal(
                    rule: "\(noun).conflict",
                    detail: error.clause, hint: "look at what is there before changing it")
        }
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
        try replay(entry, zones: zones) { _, _, _ in }
    }

    /// Folds an entry; `hear` gets a decision after it was decided again and before it is posted.
    ///
    /// - Parameter read: the decision, where it was read out of the entry before.
    mutating func replay(
        _ entry: Entry, read: Result<DecidedPayment.Stored, EntryError>? = nil,
        zones: (String) -> ZoneRules?,
        hear: (GateState, DecidedPayment.Stored, Judgement) -> Void
    ) throws(EntryError) {
        guard entry.seq == state.nextSeq else {
            throw EntryError(clause: "has seq \(entry.seq), expected \(state.nextSeq)")
        }
        if let last = state.lastTime, entry.time <= last {
            throw EntryError(clause: "is not later than the entry before it")
        }
        if entry.kind == DecidedPayment.kind {
            let decided: DecidedPayment.Stored
            if let read { decided = try read.get() } else { decided = try .init(entry) }
            let (judgement, proposal) = try state.check(decided, at: entry.time)
            hear(state, decided, judgement)
            state.clock.advance(to: entry.time)
            state.post(
                PostedDecision(decided, seq: entry.seq, proposal), judgement, at: entry.time,
                decided.clock)
        } else {
            let clock = state.clock
            // First, as when it was recorded: what is folded may look at ledger time.
            state.clock.advance(to: entry.time)
            do throws(EntryError) {
                try state.fold(
                    Event(kind: entry.kind, body: entry.body), by: entry.actor, seq: entry.seq,
                    time: entry.time, zones: zones)
            } catch {
                state.clock = clock
                throw error
            }
        }
        state.nextSeq = entry.seq + 1
    }
}
