import Digests
import JSON
import Ledger
import Terms

/// What is said of a log in which nothing was found.
struct Verdict {
    let origin: String
    let report: LogReport
    /// Where the log's key was replaced.
    let handovers: [KeyHandover]
    /// Whose word it was held to besides.
    let witnesses: Witnesses
    /// What replaying it came to; nil where it was verified alone.
    let replay: ReplayReport?

    func tell(asJSON: Bool) {
        if asJSON { Output.say(Output.text(of: members)) } else { lines.forEach(Output.say) }
    }

    private var members: [(String, JSON)] {
        [
            ("verified", true), ("origin", .string(origin)), ("size", .integer(report.size)),
            ("signed_size", .integer(report.signedSize)),
            ("unsigned_tail", .integer(report.unsignedTail)),
            ("root", .string(Base64.encode(report.root.bytes))),
        ] + times + keys + witnesses.members + (replay?.members ?? [])
    }

    /// What time the entries cover, for who looks for a gap between two copies.
    private var times: [(String, JSON)] {
        guard let times = report.times else { return [] }
        return [
            ("first_time", .string(Timestamp.precise(times.lowerBound))),
            ("last_time", .string(Timestamp.precise(times.upperBound))),
        ]
    }

    /// Hand-overs in JSON; nothing where there was none.
    private var keys: [(String, JSON)] {
        guard !handovers.isEmpty else { return [] }
        let list: [JSON] = handovers.map {
            ["entry": .integer($0.seq), "verifier_key": .string($0.next.text)]
        }
        return [("handovers", .array(list))]
    }

    private var lines: [String] {
        let done = replay == nil ? "verified" : "verified and replayed"
        var lines = [
            "\(origin): \(report.size) entries \(done), \(report.signedSize) of them signed",
            "root \(Base64.encode(report.root.bytes))",
        ]
        if let times = report.times {
            lines.append(
                "from \(Timestamp.seconds(times.lowerBound)) to "
                    + Timestamp.seconds(times.upperBound))
        }
        if report.unsignedTail > 0 {
            lines.append(
                "the last \(report.unsignedTail) are not signed yet: no checkpoint vouches for them"
            )
        }
        lines += handovers.map {
            "entry \($0.seq) hands the log over to the key \($0.next.text)"
        }
        return lines + witnesses.lines(ofLog: report.size) + (replay?.lines ?? [])
    }
}
