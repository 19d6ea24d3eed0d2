import Admin
import Digests
import Foundation
import Gate
import JSON
import Keyroom
import Ledger
import Policy
import Terms

/// A vault without its daemon: real ledger, gate, key room and office, in a directory of their own.
///
/// Nothing runs by itself: what is staged goes to the writer when the test says so, and what has
/// landed is heard when the test listens. That is how every interleaving is forced.
final class Premises {
    static let passphrase = "a passphrase of the tests"
    static let owner: UInt32 = 1_000
    static let admin = Actor(role: .admin, name: "", uid: owner)

    let place: Place
    let clock: HandClock
    let bell: Doorbell
    let failures: Failures
    let ledger: Ledger
    let reader: LedgerReader
    let journal: Journal
    let office: Office
    /// The entry whose snapshot the log was taken up from; nil where it was read whole.
    let resumed: UInt64?

    /// Makes a vault and opens its office, sealed.
    ///
    /// - Parameter asksSessions: whether the office takes the vault for one that may hold money, which its cheap
    ///   slots are not: so changes take a session, and no test waits a second for each.
    static func found(
        development: Bool = true, asksSessions: Bool = false
    ) throws -> Premises {
        let place = try Place()
        let clock = HandClock()
        let bell = Doorbell()
        let ledger = try Ledger.create(place.files)
        let bytes = Array(passphrase.utf8)
        let secret = unsafe try SecretBytes(copying: bytes.span.bytes)
        _ = try Founding.found(
            on: ledger, passphrase: secret, development: development,
            machine: machine(clock, bell, Failures())
        ) { _ in bell.ring() }
        try bell.wait()
        ledger.close()
        return try Premises(at: place, clock: clock, asksSessions: asksSessions)
    }

    /// Opens the office over what is on disk, of more than `limit` entries from the last snapshot on.
    init(
        at place: Place, clock: HandClock, asksSessions: Bool = false,
        atOnce limit: UInt64 = Ledger.readAtOnce
    ) throws {
        self.place = place
        self.clock = clock
        bell = Doorbell()
        failures = Failures()
        ledger = try Ledger.open(place.files, atOnce: limit)
        reader = try LedgerReader(place.files)
        let machine = Premises.machine(clock, bell, failures)
        struct Empty: Error {}
        let replay = try LogReplay(reader, of: ledger, zones: machine.zones)
        guard let first = replay.first else { throw Empty() }
        resumed = replay.resumed
        journal = Journal(gate: replay.gate, gist: replay.gist, ledger: ledger, machine: machine)
        let facts = VaultFacts(
            vault: Premises.text(first, "vault"),
            development: first.body["development"] == true && !asksSessions,
            origin: Premises.text(first, "origin"),
            verifierKey: Premises.text(first, "verifier_key"), owner: Premises.owner,
            hardening: ["core_dumps_off": true])
        office = Office(journal: journal, reader: reader, facts: facts, findings: replay.findings)
    }

    /// Ends this daemon's life and begins the next on the same directory.
    func restarted(atOnce limit: UInt64 = Ledger.readAtOnce) throws -> Premises {
        ledger.close()
        return try Premises(at: place, clock: clock, atOnce: limit)
    }

    /// Tries a passphrase to its end and waits until what it recorded is durable.
    func unseal(_ passphrase: String = passphrase, more: () -> [String] = { [] }) throws {
        let attempt = try office.beginUnseal()
        let bytes = Array(passphrase.utf8)
        let outcome = unsafe attempt.open(with: bytes.span.bytes)
        defer { try? settle() }
        try office.finishUnseal(outcome, by: Premises.admin, more: more)
    }

    /// Waits for one batch that is with the writer, and hears what came of it.
    func land() throws {
        try bell.wait()
        journal.collect()
    }

    /// Writes all that is staged and hears of all that has landed.
    func settle() throws {
        journal.flush()
        while !journal.isQuiet { try land() }
    }

    /// Every entry that is durable.
    func entries() throws -> [Entry] {
        try reader.entries(from: 0, limit: 10_000).map { try Entry(reading: $0) }
    }

    /// The durable entries of one kind, among those that can be read.
    func entries(_ kind: String) throws -> [Entry] {
        try reader.entries(from: 0, limit: 10_000).compactMap { try? Entry(reading: $0) }
            .filter { $0.kind == kind }
    }

    private static func text(_ entry: Entry, _ key: String) -> String {
        if case .string(let text)? = entry.body[key] { text } else { "" }
    }

    private static func machine(_ clock: HandClock, _ bell: Doorbell, _ failures: Failures)
        -> Machine
    {
        Machine(
            clock: { clock.read() },
            randomness: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } },
            zones: ZoneDatabase.rules(for:), uid: owner, wake: { bell.ring() },
            fail: { failures.list.append($0) })
    }
}
