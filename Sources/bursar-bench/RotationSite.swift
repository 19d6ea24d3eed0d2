internal import Admin
internal import Gate
internal import Glibc
internal import JSON
internal import Keyroom
internal import Ledger
internal import Synchronization
internal import Terms

/// A development vault with its office and no doors, to be measured.
final class RotationSite {
    let ledger: Ledger
    let office: Office
    private let journal: Journal
    private let bell: BenchBell
    private static let passphrase = Array("a passphrase for measuring".utf8)

    /// Makes it and opens it.
    init(_ place: TemporaryPlace) throws {
        let files = LedgerFiles(database: place.path + "/bursar.db", anchor: place.path + ".anchor")
        let bell = BenchBell()
        let made = try Ledger.create(files)
        let machine = RotationSite.machine(bell)
        let secret = unsafe try SecretBytes(copying: RotationSite.passphrase.span.bytes)
        let key = try Founding.found(
            on: made, passphrase: secret, development: true, machine: machine
        ) { _ in bell.ring() }
        bell.wait()
        made.close()
        ledger = try Ledger.open(files)
        let reader = try LedgerReader(files)
        let replay = try LogReplay(reader, of: ledger, zones: { _ in .utc })
        journal = Journal(gate: replay.gate, gist: replay.gist, ledger: ledger, machine: machine)
        let verifier = try VerifierKey(key)
        office = Office(
            journal: journal, reader: reader,
            facts: VaultFacts(
                vault: replay.gate.state.vault, development: true, origin: verifier.name,
                verifierKey: key, owner: 0, hardening: [:]),
            findings: replay.findings)
        self.bell = bell
        let attempt = try office.beginUnseal()
        let outcome = unsafe attempt.open(with: RotationSite.passphrase.span.bytes)
        try office.finishUnseal(outcome, by: Actor(role: .admin, name: "", uid: 0)) { [] }
        try settle()
    }

    /// Whether a rotation is under way.
    var isRotating: Bool { journal.gate.state.keyring(.api).isRotating }

    /// How many rows it has moved.
    var rewrapped: UInt64 { journal.gate.state.keyring(.api).rewrapped }

    /// Waits until all that is staged is durable, and has heard of it.
    func settle() throws {
        journal.flush()
        while !journal.isQuiet {
            bell.wait()
            journal.collect()
        }
    }

    /// Begins a new term of class api.
    func begin(_ passphrase: [UInt8]) throws {
        let attempt = try office.begin(
            .rotateKeyrings([.api], proof: SlotChoice(), reason: "measured"))
        let outcome = unsafe attempt.work(with: passphrase.span.bytes)
        _ = try office.finish(outcome, by: Actor(role: .admin, name: "", uid: 0))
        try settle()
    }

    /// Does a piece of the rotation and shows a secret in the same batch, as the daemon's loop would.
    func show(_ path: String, by actor: Actor) throws {
        var isShown = false
        office.turnKeyrings()
        office.revealSecret(path, ["reason": "measured"], by: actor, into: { _ in }) { result in
            if case .success = result { isShown = true }
        }
        try settle()
        guard isShown else { throw BenchError.sample("\(path) is not shown") }
    }

    private static func machine(_ bell: BenchBell) -> Machine {
        Machine(
            clock: {
                var wall = timespec()
                unsafe clock_gettime(CLOCK_REALTIME, &wall)
                return ClockReading(
                    wall: Moment(
                        nanoseconds: Int64(wall.tv_sec) * 1_000_000_000 + Int64(wall.tv_nsec)),
                    bootID: "bench", bootNanoseconds: Int64(Clock.now()))
            },
            randomness: PublicBytes.random, zones: { _ in .utc }, uid: 0,
            wake: { bell.ring() }, fail: { write("the log ended: \($0.clause)\n", to: 2) })
    }
}
