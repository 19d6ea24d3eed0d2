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

    // A snapshot is proven while the entries behind it are read, and is told of before them all the same.
    @Test(arguments: ["charge", "seq", "gate", "time"])
    func `names a snapshot of another state before what is wrong behind it`(field: String) throws {
        let lines = try story().lines
        let snapshots = try lines.indices.filter {
            try Entry(reading: lines[$0]).kind == "state.snapshotted"
        }
        let (first, behind) = (snapshots[0], snapshots[0] + 1)
        var forged = lines
        forged[behind] = try DecidedLog.edited(lines[behind]) {
            $0[field] = field == "charge" ? "1" : field == "time" ? "x" : 99
        }
        let later = try replay(forged)
        #expect(later.status != 0)
        #expect(later.errors.contains("entry \(behind)"), "\(later.errors)")
        forged[first] = try DecidedLog.edited(lines[first]) {
            $0["state"] = .string(GateState().snapshotDigest().hash.hex)
        }
        let ended = try replay(forged)
        #expect(ended.status == 4)
        #expect(ended.errors.contains("entry \(first) names a snapshot of "), "\(ended.errors)")
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
