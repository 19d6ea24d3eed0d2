import API
import Admin
import Digests
import Gate
import Glibc
import JSON
import Keyroom
import Ledger
import NIOCore
import NIOPosix
import Payment
import Policy
import Terms

/// The parts of one daemon, put together on its loop.
final class House {
    let desk: FrontDesk
    let development: Bool
    private let office: Office
    private let ledger: Ledger

    init(home: Home, loop: any EventLoop, pool: NIOThreadPool, bell: Bell) throws {
        ledger = try Ledger.open(home.files)
        let reader = try LedgerReader(home.files)
        let machine = House.machine(loop: loop, bell: bell)
        var findings: [String] = []
        let (gate, first, stop) = try House.replay(reader, ledger, machine, &findings)
        let journal = Journal(gate: gate, ledger: ledger, machine: machine)
        guard let first, case .string(let vault)? = first.body["vault"],
            case .string(let origin)? = first.body["origin"],
            case .string(let key)? = first.body["verifier_key"]
        else {
            throw Stop(
                "start", findings.first ?? "entry 0 is not vault.initialised",
                hint: LedgerError.gap(seq: 0).hint)
        }
        development = first.body["development"] == true
        let facts = VaultFacts(
            vault: vault, development: development, origin: origin, verifierKey: key,
            owner: home.owner ?? geteuid(), hardening: hardening.json)
        office = Office(journal: journal, reader: reader, facts: facts, findings: findings)
        let workers = Workers(count: 2, largestChunk: 4) { work in pool.submit { _ in work() } }
        desk = FrontDesk(office: office, workers: workers, loop: loop) { office in
            House.counter(office, workers, bell)
        }
        let started = Event.daemonStarted(
            version: Bursard.release, binary: House.binaryHash(), hardening: hardening.json,
            clock: journal.clock)
        var body = started.body
        body["previous"] = .string(stop)
        try journal.record(
            Event(kind: started.kind, body: body),
            by: Actor(role: .daemon, name: "", uid: geteuid()))
        journal.noteRoom()
        journal.flush()
        let bound = NIOLoopBound(desk, eventLoop: loop)
        bell.listen { bound.value.collect() }
    }

    /// Whether nothing waits to be durable or signed.
    var isQuiet: Bool { desk.isQuiet }

    /// Writes the minute's counts, lets go of what has waited too long for an approval, and says
    /// which secrets are due.
    func minutePassed() {
        try? office.writeTally()
        try? office.expireOverdue()
        office.noteSecrets()
    }

    /// Looks after the disk, and at what has waited for it.
    func secondPassed() { desk.secondPassed() }

    /// Writes the last counts and the clean stop.
    func beginStop() {
        try? office.recordStop()
    }

    /// Wipes every key and closes the log.
    func close() {
        desk.forget()
        ledger.close()
    }

    /// Folds the whole log into the gate's state; what does not fold is a finding, not a guess.
    ///
    /// Answers too how the daemon before this one ended: `clean`, `unclean`, or `none` where there was none.
    private static func replay(
        _ reader: LedgerReader, _ ledger: Ledger, _ machine: Machine, _ findings: inout [String]
    ) throws -> (Gate, first: Entry?, stop: String) {
        var gate = Gate()
        var first: Entry?
        var stop = "none"
        var next: UInt64 = 0
        while true {
            let page = try reader.entries(from: next, limit: 1_000)
            guard !page.isEmpty else {
                if next == 0 { findings.append("entry 0 is missing: the table entries is empty") }
                return (gate, first, stop)
            }
            for bytes in page {
                do throws(EntryError) {
                    let entry = try Entry(reading: bytes)
                    // The tree was read before: what is folded must be what gets signed.
                    guard ledger.holds(EntryID(seq: next, entry: bytes)) else {
                        throw EntryError(clause: "was changed after the log was opened")
                    }
                    if next == 0 { first = entry }
                    if entry.kind == "daemon.started" { stop = "unclean" }
                    if entry.kind == "daemon.stopped" { stop = "clean" }
                    try gate.replay(entry, zones: machine.zones)
                } catch {
                    if findings.isEmpty { findings.append("entry \(next) \(error.clause)") }
                    gate.skip(to: next + 1)
                }
                next += 1
            }
        }
    }

    private static func counter(_ office: Office, _ workers: Workers, _ bell: Bell) -> Teller? {
        guard let vault = office.vault else { return nil }
        return Teller(
            journal: office.journal, vault: vault, reader: office.reader, workers: workers,
            wake: { bell.ring() })
    }

    private static func machine(loop: any EventLoop, bell: Bell) -> Machine {
        SystemClock().machine(wake: { bell.ring() }) { error in
            // State on disk is unknown: the next start reads it again. Replies get a moment to leave.
            Output.log("the log could not be written: \(error.clause)")
            Output.log("hint: \(error.hint)")
            loop.scheduleTask(in: .milliseconds(100)) { exit(1) }
        }
    }

    private static func binaryHash() -> String {
        var stream = SHA256Stream()
        guard SystemFile.stream("/proc/self/exe", { stream.update($0) }) else { return "unknown" }
        return stream.finish().hex
    }
}
