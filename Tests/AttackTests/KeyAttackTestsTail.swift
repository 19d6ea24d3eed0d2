import Admin
@testable import Gate
import JSON
import Ledger
import Terms
import Testing
import Vault

@Suite struct `Entries after the last checkpoint` {
    private let admin = Actor(role: .admin, name: "", uid: 1)

    @Test func `change no rate, whoever wrote them`() throws {
        let currency = try #require(Currency("CAD"))
        let cheap = Event.rateSet(
            asset: "ETH:testnet", price: 1, currency: currency, maxAge: 86_400, haircut: 0)
        let bench = try VaultBench(raw: entry(cheap))
        try bench.unseal()
        bench.settle()
        #expect(bench.office.findings == ["entry 1, a rate.set, is under no checkpoint"])
        #expect(bench.office.journal.ledger.signedSize == 1, "a checkpoint vouches for it")
    }

    @Test func `pin no row, whatever their kind`() throws {
        let row = Row(
            table: .records, id: Array("spare".utf8), version: 1, value: [1, 2, 3], mac: [])
        let pinned = Event(
            kind: "daemon.stopped", body: JSONObject([("sealed", SealedPins.json(of: [row]))]))
        let bench = try VaultBench(raw: entry(pinned), rows: [row])
        try bench.unseal()
        bench.settle()
        #expect(bench.office.findings == ["entry 1, a daemon.stopped, is under no checkpoint"])
    }

    @Test func `are none that an honest daemon could have left`() throws {
        let bench = try VaultBench(raw: entry(Event(kind: "daemon.stopped", body: JSONObject())))
        try bench.unseal()
        _ = try bench.furnish()
        for _ in 0..<2 {
            try bench.office.seal(by: admin)
            #expect(throws: OfficeError.sealed) {
                // Recorded now, it would be committed after the key is gone.
                try bench.office.setRate(
                    [
                        "asset": "ETH:testnet", "price": "1", "currency": "CAD", "max_age": 60,
                        "haircut_bps": 0,
                    ], by: admin)
            }
            bench.settle()
            bench.office.forget()
            try bench.office.recordStop()
            bench.settle()
            try bench.unseal()
            bench.settle()
            #expect(bench.office.findings.isEmpty, "\(bench.office.findings)")
        }
        let ledger = bench.office.journal.ledger
        #expect(ledger.signedSize == ledger.size)
    }

    @Test func `set no clock forward`() throws {
        // The boot it names explains the time it claims: no jump, and windows would open.
        let later = Moment(seconds: 1_795_435_200 + 30 * 86_400)
        let reading = ClockReading(
            wall: later, bootID: "another", bootNanoseconds: 31 * 86_400 * Moment.second)
        let started = Event.daemonStarted(
            version: "0", binary: "0", hardening: [:], clock: reading)
        let bench = try VaultBench(raw: entry(started, at: later))
        try bench.unseal()
        bench.settle()
        #expect(
            bench.office.findings == ["entry 1, under no checkpoint, is dated ahead of the clock"])
    }

    @Test func `tell of a wrong passphrase, however much else is wrong`() throws {
        let rows = (0..<1_500).map { number in
            Row(
                table: .records, id: Array("a record nobody made, number \(number)".utf8),
                version: 1, value: [1], mac: [])
        }
        let bench = try VaultBench(rows: rows)
        #expect(throws: OfficeError.self) {
            try bench.unseal(with: Array("a guess".utf8))
        }
        bench.settle()
        let bytes = try #require(try bench.office.reader.entry(1), "the guess left no trace")
        let entry = try Entry(reading: bytes)
        #expect(entry.kind == "unseal.failed")
        #expect(entry.body["findings_count"] == .integer(1_500))
    }

    private func entry(
        _ event: Event, at time: Moment = Moment(seconds: 1_795_435_201)
    ) -> [UInt8] {
        Entry(
            seq: 1, time: time, kind: event.kind, blind: [UInt8](repeating: 7, count: 16),
            actor: Actor(role: .daemon, name: "", uid: 1), body: event.body
        ).bytes
    }
}
