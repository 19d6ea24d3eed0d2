internal import Digests
public import Gate
import Synchronization
public import Terms

/// The gate and the ledger joined: what the gate decides is staged here, and durable before anyone hears.
///
/// Confined to one loop. What one turn decided is committed together; while a batch is with the writer the
/// next one gathers. There is no lock and no suspension between a check and its record.
public final class Journal {
    /// What runs when a batch has landed, on the loop.
    public typealias Landing = (Result<Committed, LedgerError>) -> Void

    /// Where the writer's thread leaves its results for the loop.
    private final class Inbox: Sendable {
        let results = Mutex<[Result<Committed, LedgerError>]>([])
    }

    /// The gate; its state runs ahead of the disk by what is staged and in flight.
    public private(set) var gate: Gate
    /// What else opening this log again would take, up to what is staged.
    public private(set) var gist: LogGist
    /// The log on disk.
    public let ledger: Ledger
    /// Counts of what makes no entry of its own, written once a minute.
    public var tally = Tally()
    /// Signs checkpoint bodies while the vault is open and unharmed; nil otherwise.
    public var signer: CheckpointSigner?

    private let machine: Machine
    private let inbox = Inbox()
    private var gathering: [Landing] = []
    private var flying: [Landing]?
    /// When the batch in flight was handed over, by the boot clock.
    private var flyingSince: Int64 = 0
    /// Whether the log knows that the disk is full.
    var knowsLow = false
    /// Why the log ended here; the state is ahead of it from then on, and nothing may build on it.
    private var ending: LedgerError?

    /// Joins a gate whose state was rebuilt from `ledger` with it.
    ///
    /// - Parameters:
    ///   - gist: what else was gathered from it.
    ///   - machine: clocks, randomness, zones, and how to wake the loop from the writer's thread.
    public init(gate: Gate, gist: LogGist, ledger: Ledger, machine: Machine) {
        self.gate = gate
        self.gist = gist
        self.ledger = ledger
        self.machine = machine
        ledger.listen(machine.wake)
    }

    /// The machine's clocks now.
    public var clock: ClockReading { machine.clock() }

    /// The daemon's own uid, for what it records on its own account.
    public var daemonUID: UInt32 { machine.uid }

    /// Fresh public randomness: ids and blinds, never keys.
    public func randomBytes(_ count: Int) -> [UInt8] { machine.randomness(count) }

    /// Decides a payment and stages its entry.
    ///
    /// - Throws: ``LedgerError`` where the log has ended, or does not take the entry.
    public func decide(_ request: PaymentRequest) throws(LedgerError) -> Decision {
        if let ending { throw ending }
        if let trouble { throw trouble }
        let decision = gate.decide(request, stamp())
        try stage(decision.recorded)
        gist.take(request, blobs: decision.blobs.map { ledger.stage(blob: $0) })
        ledger.stage(
            place: PaymentPlace(
                payment: request.payment, seq: decision.recorded.id.seq, agent: request.agent))
        return decision
    }

    /// Records an event and stages its entry.
    ///
    /// - Parameter clock: the clocks that a rule has judged the event by in this turn, whose instant is then the
    ///   entry's; nil for what they say now.
    /// - Throws: ``JournalError`` where the event contradicts the state or the ledger is closed.
    @discardableResult
    public func record(
        _ event: Event, by actor: Actor, at clock: ClockReading? = nil
    ) throws(JournalError) -> Recorded {
        if let ending { throw .ledger(ending) }
        if let trouble, !Journal.takenAnyhow.contains(event.kind) { throw .ledger(trouble) }
        let recorded: Recorded
        let ended = gate.state.past.count
        // Where it throws nothing has changed; an entry that the ledger could not hold it refuses, too.
        do {
            recorded = try gate.record(event, by: actor, stamp(at: clock), zones: machine.zones)
        } catch { throw .refused(error) }
        do { try stage(recorded) } catch { throw .ledger(error) }
        gist.take(event, at: recorded.id.seq)
        for payment in gate.state.past.after(ended) {
            ledger.stage(ending: payment, at: recorded.id.seq)
        }
        return recorded
    }

    /// Takes a snapshot of all that opening this log takes, and stages it with the entry that names it; the one
    /// before it goes.
    ///
    /// - Throws: ``JournalError`` where the ledger is closed.
    public func snapshot() throws(JournalError) {
        if let ending { throw .ledger(ending) }
        if let trouble { throw .ledger(trouble) }
        var next = gist
        let chunks = next.cut()
        let bytes = next.bytes(through: ledger.size)
        var state: [UInt8] = []
        let recorded: Recorded
        do {
            recorded = try gate.snapshot(
                gist: SHA256.hash(bytes), by: Actor(role: .daemon, name: "", uid: daemonUID),
                stamp()
            ) { state += $0 }
        } catch { throw .refused(error) }
        do { try stage(recorded) } catch { throw .ledger(error) }
        for blob in gist.snapshot { ledger.stage(dropping: blob) }
        for chunk in chunks { _ = ledger.stage(blob: chunk) }
        next.note(
            snapshot: [ledger.stage(blob: state), ledger.stage(blob: bytes)],
            at: recorded.id.seq)
        gist = next
    }

    /// Runs `landing` with the proof once what has just been staged is durable.
    public func whenDurable(_ landing: @escaping Landing) {
        gathering.append(landing)
    }

    /// Runs `action` once everything decided so far is durable; at once where nothing waits.
    ///
    /// Reads wait here: what is not durable yet is visible to nobody.
    public func afterwards(_ action: @escaping (LedgerError?) -> Void) {
        // What was read may be of a decision that no log has.
        if let ending { return action(ending) }
        if isSlow { return action(.slow) }
        let landing: Landing = { result in
            switch result {
            case .success: action(nil)
            case .failure(let error): action(error)
            }
        }
        if ledger.hasStaged {
            gathering.append(landing)
        } else if flying != nil {
            flying?.append(landing)
        } else {
            action(nil)
        }
    }

    /// Hands what is staged to the writer, unless it still has a batch.
    public func flush() {
        guard flying == nil, ledger.hasStaged else { return }
        flying = gathering
        flyingSince = machine.clock().bootNanoseconds
        gathering = []
        let inbox = inbox
        let wake = machine.wake
        ledger.commit(signedBy: signer) { result in
            inbox.results.withLock { $0.append(result) }
            wake()
        }
    }

    /// Takes what the writer has finished, runs its landings, and hands over the next batch.
    public func collect() {
        let results = inbox.results.withLock { queue in
            defer { queue = [] }
            return queue
        }
        for result in results {
            let landings = flying ?? []
            flying = nil
            ledger.landed()
            // First, so that what hears of the failure can decide nothing more.
            if case .failure(let error) = result { ending = ending ?? error }
            for landing in landings { landing(result) }
            if case .failure(let error) = result { return machine.fail(error) }
        }
        if let error = ledger.failure, ending == nil {
            ending = error
            return machine.fail(error)
        }
        noteRoom()
        flush()
    }

    /// Has the loop come by again, for work that is done in pieces.
    public func wake() { machine.wake() }

    /// How long the batch in flight has been with the disk, nanoseconds; 0 where there is none.
    public var delay: Int64 {
        flying == nil ? 0 : machine.clock().bootNanoseconds - flyingSince
    }

    /// Whether nothing is staged or in flight.
    public var isQuiet: Bool { flying == nil && !ledger.hasStaged }

    /// Writes the minute's counts as one entry, where there are any.
    public func writeTally() throws(JournalError) {
        guard let event = tally.event else { return }
        try record(event, by: Actor(role: .daemon, name: "", uid: daemonUID))
        // Only now: what could not be written is counted on.
        tally = Tally()
    }

    private func stamp(at clock: ClockReading? = nil) -> Stamp {
        Stamp(seq: ledger.size, clock: clock ?? machine.clock(), blind: machine.randomness(16))
    }

    private func stage(_ recorded: Recorded) throws(LedgerError) {
        do throws(LedgerError) {
            let id = try ledger.append(recorded.bytes)
            // The gate named the place and the leaf; the ledger must have put exactly that there.
            guard id == recorded.id else { throw .gap(seq: recorded.id.seq) }
        } catch {
            // The state is ahead of a log that will never have the entry: only a new start is true again. Until
            // the process has ended, what was decided on top of it would not replay.
            ending = error
            machine.fail(error)
            throw error
        }
    }
}
