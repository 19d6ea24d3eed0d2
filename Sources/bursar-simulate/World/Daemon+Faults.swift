internal import Gate
internal import Terms

extension Daemon {
    /// Does what a planted fault does by itself, between two turns of the loop; nobody is told.
    mutating func misbehave(at face: ClockFace, _ dice: inout Dice) {
        var done: [Happening] = []
        switch fault {
        // As if nothing had landed: a cost of nothing.
        case .voidsOnTimeout:
            let hour = 3_600 * Cast.billion
            done = gate.state.open.filter { $0.time.nanoseconds + hour < face.wall }
                .sorted { $0.seq < $1.seq }
                .map { .settled($0.id.text, wei: 0, isSeen: false) }
        case .trustsClocks: if gate.state.clockJumped { done = [.acknowledged] }
        case .approvesItself:
            done = gate.state.pending.values.filter { !$0.isApproved }
                .sorted { $0.seq < $1.seq }
                .compactMap { waiting in
                    gate.state.pending.first { $0.value.seq == waiting.seq }?.key
                }
                .map { .approval($0.text, isOwn: false, isExact: true) }
        default: break
        }
        guard !done.isEmpty else { return }
        for happening in done { _ = record(happening, at: face, &dice) }
        sync()
    }

    /// What is done instead, where a fault gives money back to another payment than the one that is dead.
    func misdirected(_ happening: Happening, _ stamp: Stamp) -> Happening? {
        // Only where the real void would have been taken: else nobody would expect anything to change.
        guard fault == .refundsElsewhere, case .voided = happening else { return nil }
        var trial = gate
        guard let event = happening.event(cast, gate.state, stamp.clock, fault: fault),
            (try? trial.record(
                event, by: happening.actor(gate.state), stamp, zones: { _ in nil })) != nil,
            let newest = gate.state.open.max(by: { $0.seq < $1.seq })
        else { return nil }
        return .settled(newest.id.text, wei: 0, isSeen: false)
    }

    /// The state that the log gives without its payments.
    mutating func emptyBooks() {
        var empty = cast.gate
        for record in disk.durable + disk.written {
            guard let entry = try? Entry(reading: record.bytes) else { continue }
            if entry.kind.hasPrefix("payment.")
                || (try? empty.replay(entry, zones: { ZoneTale.named($0)?.rules })) == nil
            {
                // The place stays, or the next entry would not fit.
                empty.skip(to: entry.seq + 1)
            }
        }
        gate = empty
    }
}
