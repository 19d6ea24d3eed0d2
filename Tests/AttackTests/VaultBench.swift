import API
import Admin
import Dispatch
import Foundation
import Gate
import JSON
import Keyroom
import Ledger
import NIOPosix
import Payment
import Policy
import Synchronization
import Terms
import Testing
import Vault

/// A development vault with its office, driven by hand: nothing lands until it is collected.
final class VaultBench {
    static let passphrase = Array("only for tests".utf8)
    let directory: URL
    let office: Office
    /// Signalled once a batch has landed and can be collected.
    let landed: DispatchSemaphore

    /// Makes a vault in a directory of its own, puts `raw` after its first entry, and opens the office.
    ///
    /// Neither `raw` nor `rows` is signed for: whoever can write the file can put them there.
    init(raw: [UInt8]? = nil, rows: [Row] = []) throws {
        let name = "bursar-\(UInt32.random(in: .min ... .max))"
        directory = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let files = LedgerFiles(
            database: directory.appending(path: "bursar.db").path,
            anchor: directory.appending(path: "anchor").path)
        let signal = DispatchSemaphore(value: 0)
        landed = signal
        let machine = Machine(
            clock: VaultBench.clock, randomness: VaultBench.random,
            zones: ZoneDatabase.rules(for:), uid: 1, wake: { signal.signal() }, fail: { _ in })
        let key = try VaultBench.found(files, machine, raw, rows)
        let ledger = try Ledger.open(files)
        let reader = try LedgerReader(files)
        let replay = try LogReplay(reader, of: ledger, zones: machine.zones)
        let origin = key.split(separator: "+").first.map(String.init) ?? ""
        office = Office(
            journal: Journal(
                gate: replay.gate, gist: replay.gist, ledger: ledger, machine: machine),
            reader: reader,
            facts: VaultFacts(
                vault: "", development: true, origin: origin, verifierKey: key, owner: 1,
                hardening: [:]),
            findings: replay.findings)
    }

    deinit {
        office.forget()
        office.journal.ledger.close()
        try? FileManager.default.removeItem(at: directory)
    }

    var workers: Workers { Workers(count: 1) { $0() } }

    /// Unseals; `more` is what those beside the office found.
    func unseal(with passphrase: [UInt8] = VaultBench.passphrase, more: [String] = []) throws {
        let attempt = try office.beginUnseal()
        let outcome = unsafe attempt.open(with: passphrase.span.bytes)
        try office.finishUnseal(outcome, by: Actor(role: .admin, name: "", uid: 1)) { more }
    }

    /// Commits what is staged and takes the landing.
    func settle() {
        office.flush()
        while !office.isQuiet {
            landed.wait()
            office.collect()
        }
    }

    /// Adds an agent, its wallet, a rate and a policy; answers the agent's token.
    func furnish() throws -> String {
        let admin = Actor(role: .admin, name: "", uid: 1)
        let policy = """
            version: 1
            currency: CAD
            projects:
              game:
                timezone: UTC
                limit: {amount: "1000.00", per: month}
                agents:
                  worker:
                    limit: {amount: "100.00", per: day}
                    wallets: [ethereum/main]
                    payees: any
            """
        _ = try office.applyPolicy(Array(policy.utf8), by: admin)
        _ = try office.createWallet(
            ["wallet": "ethereum/main", "chain": "ethereum", "network": "testnet"], by: admin)
        _ = try office.setRate(
            [
                "asset": "ETH:testnet", "price": "1000", "currency": "CAD", "max_age": 86_400,
                "haircut_bps": 0,
            ], by: admin)
        let added = try office.addAgent(["agent": "worker", "project": "game"], by: admin)
        settle()
        guard case .string(let token)? = added["token"] else { return "" }
        return token
    }

    private static func found(
        _ files: LedgerFiles, _ machine: Machine, _ raw: [UInt8]?, _ rows: [Row]
    ) throws -> String {
        let ledger = try Ledger.create(files)
        let done = DispatchSemaphore(value: 0)
        let secret = unsafe try SecretBytes(copying: passphrase.span.bytes)
        let key = try Founding.found(
            on: ledger, passphrase: secret, development: true, machine: machine
        ) { _ in done.signal() }
        done.wait()
        if let raw { _ = try ledger.append(raw) }
        for row in rows { ledger.stage(row: row) }
        if ledger.hasStaged {
            ledger.commit { _ in done.signal() }
            done.wait()
        }
        ledger.close()
        return key
    }

    private static func clock() -> ClockReading {
        ClockReading(
            wall: Moment(seconds: 1_795_435_200), bootID: "boot",
            bootNanoseconds: Int64(DispatchTime.now().uptimeNanoseconds >> 1))
    }

    private static func random(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max) }
    }
}
