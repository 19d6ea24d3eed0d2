import Gate
import JSON
import Ledger
public import Terms

extension Office {
    /// Hands what the turn staged to the writer.
    public func flush() { journal.flush() }

    /// Takes what the writer has finished, on the loop.
    public func collect() {
        journal.collect()
        turnKeyrings()
    }

    /// Looks after the disk's room; called once a second.
    public func secondPassed() {
        journal.secondPassed()
        turnKeyrings()
    }

    /// Whether nothing waits to be durable.
    public var isQuiet: Bool { journal.isQuiet }

    /// Runs `action` once everything decided so far is durable; false where it could not be.
    public func afterwards(_ action: @escaping (Bool) -> Void) {
        journal.afterwards { action($0 == nil) }
    }

    /// Runs `action` once what has just been recorded is durable, however long that takes; false where it could
    /// not be.
    public func whenRecorded(_ action: @escaping (Bool) -> Void) {
        journal.whenDurable { result in
            if case .success = result { action(true) } else { action(false) }
        }
    }

    /// Counts what makes no entry of its own.
    public func count(_ role: Actor.Role, uid: UInt32, agent: String, rule: String) {
        journal.tally.count(Tally.Line(door: role, uid: uid, agent: agent, rule: rule))
    }

    /// Writes the minute's counts, where there are any; on a full disk they wait, for its room is for freezes.
    public func writeTally() throws(OfficeError) {
        guard journal.trouble == nil || isStopping else { return }
        do throws(JournalError) { try journal.writeTally() } catch { throw .ledgerUnavailable }
        journal.flush()
    }

    /// The most payments that expire in one batch, so that others are served between two.
    private static let mostExpired = 1_000

    /// Records what has waited too long for an approval, batch after batch until nothing is left of it.
    ///
    /// More can come in a minute than one batch takes: what was left to the next would grow for ever.
    /// Only while the vault is open: what a sealed daemon writes is signed by nobody.
    public func expireOverdue() throws(OfficeError) {
        guard vault != nil, !isSealing, !isStopping, findings.isEmpty else { return }
        let daemon = Actor(role: .daemon, name: "", uid: journal.daemonUID)
        let overdue = journal.gate.state.overdue(at: journal.clock)
        for payment in overdue.prefix(Office.mostExpired) {
            try record(.paymentExpired(payment), by: daemon)
        }
        if overdue.count > Office.mostExpired {
            journal.afterwards { [weak self] error in
                if error == nil { try? self?.expireOverdue() }
            }
        }
        journal.flush()
    }

    /// How fast an agent may ask: requests a second, and at once.
    public func requestRate(of agent: AgentName) -> (perSecond: Int, burst: Int) {
        let rate = journal.gate.state.budget(of: agent)?.requests ?? .standard
        return (rate.perSecond, rate.burst)
    }

    /// A clock for rates of requests, which no one can set.
    public var bootTime: Moment { Moment(nanoseconds: journal.clock.bootNanoseconds) }

    /// Records the daemon's clean stop.
    public func recordStop() throws(OfficeError) {
        isStopping = true
        try? writeTally()
        if snapshotAge >= Office.snapshotAtStop { takeSnapshot() }
        do throws(JournalError) {
            try journal.record(
                .daemonStopped(clock: journal.clock),
                by: Actor(role: .daemon, name: "", uid: facts.owner))
        } catch { throw .ledgerUnavailable }
        journal.flush()
    }
}
