internal import JSON

/// What the rounds found, as a table for people or one JSON document.
struct Report {
    let rounds: [Round]

    var table: String {
        let header = [
            "conns", "payments/s", "p50 ms", "p90 ms", "p99 ms", "max ms", "other",
            "server us", "client us",
        ]
        var rows = [header]
        for round in rounds {
            rows.append([
                "\(round.connections)", "\(round.perSecond)",
                Self.thousandths(UInt64(round.latency(0.5))),
                Self.thousandths(UInt64(round.latency(0.9))),
                Self.thousandths(UInt64(round.latency(0.99))),
                Self.thousandths(UInt64(round.latencies.last ?? 0)),
                Self.others(round),
                Self.thousandths(Self.each(round.server.total, round)),
                Self.thousandths(Self.each(round.clientNanoseconds, round)),
            ])
        }
        let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in
            row.indices.map { Self.pad(row[$0], widths[$0]) }.joined(separator: "  ")
        }
        for round in rounds where !round.server.nanoseconds.isEmpty {
            let threads = round.server.nanoseconds.sorted { $0.value > $1.value }.map {
                "\($0.key) \(Self.thousandths(Self.each($0.value, round)))"
            }
            lines.append(
                "server us a payment at \(round.connections): "
                    + threads.joined(separator: ", "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    var json: JSON {
        .object(JSONObject([("rounds", .array(rounds.map { .object(Self.json($0)) }))]))
    }

    private static func json(_ round: Round) -> JSONObject {
        let threads = round.server.nanoseconds.sorted { $0.key < $1.key }
        return JSONObject([
            ("connections", .integer(UInt64(round.connections))),
            ("nanoseconds", .integer(round.nanoseconds)),
            ("payments", .integer(UInt64(round.latencies.count))),
            ("payments_per_second", .integer(UInt64(round.perSecond))),
            ("p50_us", .integer(UInt64(round.latency(0.5)))),
            ("p90_us", .integer(UInt64(round.latency(0.9)))),
            ("p99_us", .integer(UInt64(round.latency(0.99)))),
            ("max_us", .integer(UInt64(round.latencies.last ?? 0))),
            (
                "other_statuses",
                .object(
                    JSONObject(round.others.map { ("\($0.key)", .integer(UInt64($0.value))) }))
            ),
            ("server_ns_per_payment", .integer(each(round.server.total, round))),
            (
                "server_ns_per_payment_by_thread",
                .object(JSONObject(threads.map { ($0.key, .integer(each($0.value, round))) }))
            ),
            ("client_ns_per_payment", .integer(each(round.clientNanoseconds, round))),
        ])
    }

    /// A sum divided by the payments of its round.
    private static func each(_ total: UInt64, _ round: Round) -> UInt64 {
        round.latencies.isEmpty ? 0 : total / UInt64(round.latencies.count)
    }

    /// What came instead of a 200, as in `3x429`.
    private static func others(_ round: Round) -> String {
        guard !round.others.isEmpty else { return "0" }
        return round.others.sorted { $0.key < $1.key }.map {
            "\($0.value)x\($0.key == 0 ? "broken" : "\($0.key)")"
        }.joined(separator: ",")
    }

    /// A number of thousandths with three digits after the point.
    private static func thousandths(_ value: UInt64) -> String {
        let fraction = String(value % 1000)
        return "\(value / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: width - text.count) + text
    }
}
