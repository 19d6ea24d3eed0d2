import Foundation
import Gate
import JSON
import Terms
import Testing

@testable import Ledger

/// An auditor makes the state again and holds each snapshot to it.
@Suite struct `Replaying a log with snapshots` {
    private func replay(_ lines: [[UInt8]]) throws -> AuditProgram.Ended {
        let log = try Exported()
        try log.write(lines)
        return try AuditProgram.run(["replay", log.log, "--key", log.signer.key.text])
    }

    private func story() throws -> DecidedLog {
        var log = try DecidedLog()
        try log.pay("10")
        try log.pay("5")
        try log.snapshot()
        log.pass(86_400)
        try log.pay("7")
        try log.snapshot()
        return log
    }

    @Test func `passes where they are those of the entries before them`() throws {
        let ended = try replay(try story().lines)
        #expect(ended.status == 0, "\(ended.errors)")
    }

    @Test func `finds one of another state, of other keys, and one without a form`() throws {
        let lines = try story().lines
        let nothing = GateState().snapshotDigest().hash.hex
        for (index, line) in lines.enumerated()
        where try Entry(reading: line).kind == "state.snapshotted" {
            for (field, value) in [
                ("state", JSON.string(nothing)), ("gist", .string(nothing)), ("size", 1),
                ("through", 1), ("state", .null),
            ] {
                var forged = lines
                forged[index] = try DecidedLog.edited(line) { $0[field] = value }
                let ended = try replay(forged)
                #expect(ended.status == 4, "\(field) \(ended.output)")
                #expect(ended.errors.contains("entry \(index) "), "\(field): \(ended.errors)")
            }
        }
    }
}
