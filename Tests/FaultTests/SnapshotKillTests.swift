import Foundation
import Gate
import Glibc
import JSON
@testable import Ledger
import Policy
import Synchronization
import Testing

@Suite struct `A daemon killed while it takes a snapshot` {
    /// What a run does until its end, or until it is killed.
    private struct Seen {
        var outcome = Load.Outcome()
        var isOver = false
    }

    /// A vault that a kill stopped, long enough for a snapshot at the next clean stop, with one of before.
    private struct Vault {
        let database: Data
        let log: Data
        let anchor: Data
        /// The entry of the snapshot that it has.
        let snapshot: UInt64
    }

    private let template: Template

    init() throws { template = try Template.shared.get() }

    /// Lets many small entries come, over some connections; they mean nothing.
    private static func fill(_ served: Served, _ count: Int) throws {
        let clients = 8
        let type = [("Content-Type", "application/json")]
        let order: JSON = [
            "asset": "ETH", "price": "4000", "currency": "CAD", "max_age": 86_400,
            "haircut_bps": 0,
        ]
        let body = JSONWriter.write(order)
        let failed = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: clients) { _ in
            let door = Door(served.place.adminSocket)
            for _ in 0..<count / clients {
                let reply = door?.ask("POST", "/v1/admin/rates", type, body)
                if reply?.status != 200 { failed.withLock { $0.append(reply?.text ?? "no reply") } }
            }
        }
        if let text = failed.withLock({ $0.first }) { throw Trouble("no entries: \(text)") }
    }

    /// The template's vault with `first` entries more and a snapshot, and with `more` after that.
    private func vault(_ first: Int, _ more: Int) throws -> Vault {
        let place = try template.copy()
        let served = try Served(place)
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        try Self.fill(served, first)
        #expect(served.stop() == 0)
        let taken = try #require(try snapshot(place))
        let again = try Served(place)
        #expect(try again.unseal(template.secrets.passphrase).status == 200)
        try Self.fill(again, more)
        again.child.signal(SIGKILL)
        #expect(again.child.exitCode() == 128 + SIGKILL)
        func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }
        return Vault(
            database: try bytes(place.database), log: try bytes(place.database + "-wal"),
            anchor: try bytes(place.anchor), snapshot: taken)
    }

    /// The entry that names the last snapshot.
    private func snapshot(_ place: Place) throws -> UInt64? {
        let reader = try LedgerReader(
            LedgerFiles(database: place.database, anchor: place.anchor))
        return try reader.lastSnapshot(of: try reader.count())
    }

    private func copy(_ vault: Vault) throws -> Place {
        let place = try template.copy(database: vault.database, anchor: vault.anchor)
        try vault.log.write(to: URL(filePath: place.database + "-wal"))
        return place
    }

    /// Opens, pays twice, the second time under the tracer, and stops: the last thing it does is to take a
    /// snapshot.
    private func life(_ place: Place, _ options: [String]) throws -> Seen {
        let served = try Served(place)
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        var seen = Seen()
        let payer = try #require(Payer(place, token: template.secrets.tokens[0]))
        var tracer: Child?
        for number in 0..<2 {
            if number == 1 {
                tracer = try Strace.attach(options, to: served.daemon, in: place.scratch.path)
            }
            let key = "killed-at-a-snapshot-\(number)"
            seen.outcome.nonces[key] = 700 + number
            guard let reply = payer.pay(key, nonce: 700 + number) else {
                seen.outcome.unanswered.insert(key)
                break
            }
            #expect(reply.status == 200, "\(reply.text)")
            seen.outcome.answered[key] = reply
        }
        seen.isOver = served.stop() == 0
        if !seen.isOver { #expect(served.child.exitCode() == 128 + SIGKILL) }
        _ = tracer?.exitCode()
        return seen
    }

    /// It opens, with every answer, and pays on; whether the kill left a new snapshot.
    ///
    /// A start from its last snapshot comes to what one from its whole log does.
    private func check(_ place: Place, _ vault: Vault, _ seen: Seen) throws -> Bool {
        let hasNew = try snapshot(place) != vault.snapshot
        try Aftermath(place, template.secrets).expect(seen.outcome)
        // The clean stop after that took one, if there was none.
        let last = try #require(try snapshot(place))
        #expect(last > vault.snapshot)
        let files = LedgerFiles(database: place.database, anchor: place.anchor)
        let (resumed, whole) = (try replay(files, atOnce: 0), try replay(files, atOnce: .max))
        #expect(resumed.resumed == last)
        #expect(whole.resumed == nil)
        #expect(resumed.findings + whole.findings == [])
        #expect(resumed.gate.state == whole.gate.state)
        #expect(resumed.gist.blobs == whole.gist.blobs)
        let kept = Set(try LedgerReader(files).blobs().map(\.hash))
        #expect(kept == whole.gist.blobs)
        return hasNew
    }

    private func replay(_ files: LedgerFiles, atOnce limit: UInt64) throws -> LogReplay {
        let ledger = try Ledger.open(files, atOnce: limit)
        defer { ledger.close() }
        return try LogReplay(try LedgerReader(files), of: ledger) { ZoneDatabase.rules(for: $0) }
    }

    /// Kills at the n-th flush, for every n until a run comes to its end.
    @Test(.enabled(if: Strace.isThere && Memory.isReadable))
    func `has it, or the one before, whichever flush it was`() throws {
        let vault = try vault(1_200, 1_200)
        let calls = "fdatasync,fsync"
        var (old, new) = (0, 0)
        for number in 1...40 {
            let place = try copy(vault)
            let seen = try life(
                place, ["-e", "trace=\(calls)", "-e", "inject=\(calls):signal=KILL:when=\(number)"])
            let hasNew = try check(place, vault, seen)
            guard !seen.isOver else {
                #expect(hasNew)
                print("snapshot: killed \(number - 1) times; before it \(old), after it \(new)")
                #expect(old > 0)
                #expect(new > 1)
                return
            }
            if hasNew { new += 1 } else { old += 1 }
        }
        Issue.record("the run had no end")
    }

    /// In the middle of the batches' writes, of a log so long that the next daemon starts from what there is.
    @Test(.enabled(if: Strace.isThere && Memory.isReadable))
    func `has it, or the one before, whichever write it was`() throws {
        let vault = try vault(10_400, 1_200)
        // First the payment's batch, then that of the snapshot and the stop.
        for number in [4, 16, 22] {
            let place = try copy(vault)
            let seen = try life(
                place,
                [
                    "-P", place.database + "-wal", "-e", "trace=pwrite64",
                    "-e", "inject=pwrite64:signal=KILL:when=\(number)",
                ])
            #expect(!seen.isOver)
            #expect(seen.outcome.unanswered.isEmpty == (number > 4))
            let hasNew = try check(place, vault, seen)
            #expect(!hasNew)
        }
    }
}
