@testable import AdminTests
import Admin
import Gate
import JSON
import Ledger
import Payment
import Testing

@Suite struct `What is overdue` {
    // Fifty requests a second are three thousand a minute: with fewer let go than come, what waits would grow
    // for ever, in memory and in what each minute looks through.
    @Test func `is all let go within the minute, however much it is`() throws {
        let counter = try Counter.asking()
        let premises = counter.premises
        for nonce in 0..<2_100 as Range<UInt64> {
            try counter.pay("key-\(nonce)", Counter.body(nonce: .integer(nonce)))
            if nonce % 300 == 0 { try counter.finish() }
        }
        try counter.finish()
        #expect(premises.journal.gate.state.pending.count == 2_100)
        premises.clock.pass(seconds: 3_601)
        try premises.office.expireOverdue()
        // At once no more than one batch: agents are served between them.
        #expect(premises.journal.gate.state.pending.count == 1_100)
        try premises.settle()
        #expect(premises.journal.gate.state.pending.isEmpty)
        #expect(
            try premises.reader.entries(from: 0, limit: 10_000).count { bytes in
                try Entry(reading: bytes).kind == "payment.expired"
            } == 2_100)
    }

    @Test func `is let go by no daemon that has said that it stops`() throws {
        let counter = try Counter.asking()
        let premises = counter.premises
        _ = try counter.paid()
        premises.clock.pass(seconds: 3_601)
        try premises.office.recordStop()
        try premises.office.expireOverdue()
        try premises.settle()
        #expect(try premises.entries().last?.kind == "daemon.stopped")
    }

    @Test func `waits for the next daemon where the log has ended`() throws {
        let counter = try Counter.asking()
        let premises = counter.premises
        for nonce in 0..<1_001 as Range<UInt64> {
            try counter.pay("key-\(nonce)", Counter.body(nonce: .integer(nonce)))
        }
        try counter.finish()
        premises.clock.pass(seconds: 3_601)
        try premises.place.removeDatabase()
        try premises.office.expireOverdue()
        try premises.land()
        #expect(premises.failures.moved == premises.place.files.database)
        #expect(premises.journal.gate.state.pending.count == 1)
    }
}
