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
        let replay = try LogReplay(reader, of: ledger, zones: machine.zones)
        let journal = Journal(
            gate: replay.gate, gist: replay.gist, ledger: ledger, machine: machine)
        guard let first = replay.first, case .string(let vault)? = first.body["vault"],
            case .string(let origin)? = first.body["origin"],
            case .string(let key)? = first.body["verifier_key"]
        else {
            throw Stop(
                "start", replay.findings.first ?? "entry 0 is not vault.initialised",
                hint: LedgerError.gap(seq: 0).hint)
        }
        development = first.body["development"] == true
        let facts = VaultFacts(
            vault: vault, development: development, origin: origin, verifierKey: key,
            owner: home.owner ?? geteuid(), hardening: hardening.json)
        office = Office(journal: journal, reader: reader, facts: facts, findings: replay.findings)
        let workers = Workers(count: 2, largestChunk: 4) { work in pool.submit { _ in work() } }
        desk = FrontDesk(office: office, workers: workers, loop: loop) { office in
            House.counter(office, workers, bell)
        }
        try journal.record(
            .daemonStarted(
                version: Bursard.release, binary: House.binaryHash(), hardening: hardening.json,
                clock: journal.clock, previous: replay.gist.ending),
            by: Actor(role: .daemon, name: "", uid: geteuid()))
        journal.noteRoom()
        journal.flush()
        let bound = NIOLoopBound(desk, eventLoop: loop)
        bell.listen { bound.value.collect() }
    }

    /// Whether nothing waits to be durable or signed.
    var isQuiet: Bool { desk.isQuiet }

    /// Opens the vault with a credential; what keeps it sealed is said, and a person can still open it.
    func unseal(_ credential: Credential) {
        do throws(Stop) {
            desk.unseal(credential: try credential.read()) { why in
                Output.log(
                    why.map { "credential: the vault stays sealed: \($0)" }
                        ?? "unsealed by the credential \(credential.name)")
            }
        } catch { Output.complain(error) }
    }

    /// Writes the minute's counts, lets go of what has waited too long for an approval, and says
    /// which secrets are due.
    func minutePassed() {
        try? office.writeTally()
        try? office.expireOverdue()
        office.noteSecrets()
        office.noteTokens()
        office.snapshotIfDue()
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
