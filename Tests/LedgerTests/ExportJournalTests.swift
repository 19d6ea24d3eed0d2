import Foundation
import Gate
import JSON
import Terms
import Testing

/// `bursar-audit export --format hledger`; hledger itself judges a real vault's in Tests/Peers.
@Suite struct `An export for hledger` {
    /// The lines of the journal.
    private func journal(_ lines: [[UInt8]]) throws -> [String] {
        let exported = try Exported()
        try exported.write(lines)
        let ended = try exported.run("hledger")
        #expect(ended.status == 0, "\(ended.errors)")
        let text = try exported.text("hledger", "bursar.journal")
        return text.split(separator: "\n").map(String.init)
    }

    @Test func `has what can be lost, what landed, and every day's balances`() throws {
        var log = try DecidedLog()
        let first = try log.pay("10")
        let second = try log.pay("5.5")
        try log.pay("20")
        log.pass(86_400)
        try log.record(
            .paymentSettled(
                first, cost: [["asset": "ETH", "amount": "9.25"]], reference: nil, attested: nil))
        try log.record(.paymentWrittenOff(second, reason: "lost"))
        let days = [log.lines[6], try #require(log.lines.last)].compactMap { line in
            (try? Entry(reading: line)).map { Timestamp.seconds($0.time).prefix(10) }
        }
        let payee = "0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF"
        let found = try journal(log.lines).filter { !$0.hasPrefix(";") }
        let wanted = [
            "decimal-mark .",
            #"commodity 1.000000000000000000 "ETH""#,
            #"commodity 1.000000000 "CAD""#,
            #"P \#(days[0]) "ETH" 1 "CAD""#,
            #"\#(days[0]) * (6) \#(payee) | signed"#,
            #"    exposed:game:worker  10 "CAD""#,
            #"    budget:game:worker  -10 "CAD""#,
            #"\#(days[0]) * (7) \#(payee) | signed"#,
            #"    exposed:game:worker  5.5 "CAD""#,
            #"    budget:game:worker  -5.5 "CAD""#,
            "account exposed:game:worker", "account budget:game:worker",
            #"\#(days[0]) * balances"#,
            #"    budget:game:worker  0 "CAD" = -15.5 "CAD""#,
            #"    exposed:game:worker  0 "CAD" = 15.5 "CAD""#,
            #"\#(days[1]) * (9) \#(first.text) | landed"#,
            #"    exposed:game:worker  -10 "CAD""#,
            #"    budget:game:worker  10 "CAD""#,
            #"    expenses:game:worker  9.25 "ETH""#,
            #"    assets:ethereum/main  -9.25 "ETH""#,
            #"\#(days[1]) * (10) \#(second.text) | written off"#,
            #"    exposed:game:worker  -5.5 "CAD""#,
            #"    written-off:game:worker  5.5 "CAD""#,
            "account expenses:game:worker", "account assets:ethereum/main",
            "account written-off:game:worker",
            #"\#(days[1]) * balances"#,
            #"    assets:ethereum/main  0 "ETH" = -9.25 "ETH""#,
            #"    budget:game:worker  0 "CAD" = -5.5 "CAD""#,
            #"    expenses:game:worker  0 "ETH" = 9.25 "ETH""#,
            #"    exposed:game:worker  0 "CAD" = 0 "CAD""#,
            #"    written-off:game:worker  0 "CAD" = 5.5 "CAD""#,
        ]
        #expect(found.count == wanted.count)
        for (line, wish) in zip(found, wanted) { #expect(line == wish) }
    }

    /// No budget is charged, and nobody says what landed: so a sweep is noted, and moves no balance.
    @Test func `notes a sweep between two wallets, and moves nothing by it`() throws {
        var log = try DecidedLog()
        let first = try log.pay("10")
        try log.record(
            .paymentSettled(
                first, cost: [["asset": "ETH", "amount": "9.25"]], reference: nil, attested: nil))
        let before = try journal(log.lines)
        try log.sweep("1.5")
        let all = try journal(log.lines)
        for line in all where !line.hasPrefix(";") { #expect(JournalForm.holds(line), "\(line)") }
        let last = try #require(try log.lines.last.map { try Entry(reading: $0) })
        let day = Timestamp.seconds(last.time).prefix(10)
        let payee = "0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF"
        let start = try #require(all.firstIndex { $0.hasSuffix("| swept") })
        #expect(
            Array(all[start...].prefix(4)) == [
                #"\#(day) * (\#(last.seq)) \#(payee) | swept"#,
                #"    ; swept:1.5 "ETH", fee-at-most:0.000021 "ETH""#,
                #"    assets:ethereum/main  0 "ETH""#, #"    assets:ethereum/next  0 "ETH""#,
            ])
        let asserted = all.filter { $0.contains(" = ") }
        #expect(asserted.contains(#"    assets:ethereum/next  0 "ETH" = 0 "ETH""#))
        // What the balances were, they are.
        #expect(Set(asserted).isSuperset(of: before.filter { $0.contains(" = ") }))
        #expect(asserted.count == before.count { $0.contains(" = ") } + 1)
    }

    @Test func `names a sweep that no gate writes`() throws {
        var log = try DecidedLog()
        try log.sweep("1.5")
        let place = log.lines.count - 1
        let changes: [(inout JSONObject) -> Void] = [
            { $0["value"] = ["asset": "ETH", "amount": "=1"] }, { $0["fee"] = .null },
            { $0["wallet"] = "ethereum/next" }, { $0["wallet"] = 1 },
        ]
        for change in changes {
            var lines = log.lines
            lines[place] = try DecidedLog.edited(lines[place], change)
            let exported = try Exported()
            try exported.write(lines)
            let ended = try exported.run("hledger")
            #expect(ended.status == 4)
            #expect(ended.errors.contains("entry \(place): "), "\(ended.errors)")
            #expect(!exported.has("hledger", "bursar.journal"))
        }
    }

    @Test func `counts signatures of which one can land as the dearest of them`() throws {
        var log = try DecidedLog()
        let first = try log.pay("10")
        try log.payAgain("12")
        let third = try log.payAgain("4")
        let raised = try journal(log.lines)
        #expect(raised.contains(#"    exposed:game:worker  2 "CAD""#))
        #expect(raised.last == #"    exposed:game:worker  0 "CAD" = 12 "CAD""#)
        try log.record(.paymentWrittenOff(first, reason: "lost"))
        #expect(try journal(log.lines).last == #"    exposed:game:worker  0 "CAD" = 12 "CAD""#)
        // The third landed, so the second never will.
        try log.record(
            .paymentSettled(
                third, cost: [["asset": "ETH", "amount": "4"]], reference: nil, attested: nil))
        let landed = try journal(log.lines)
        #expect(landed.contains(#"    exposed:game:worker  -12 "CAD""#))
        #expect(landed.contains(#"    exposed:game:worker  0 "CAD" = 0 "CAD""#))
    }

    @Test func `takes no word of an agent's for a directive`() throws {
        let evils = [
            "x\n2026-01-01 * y\n    a  1", "a | b ; date:2026-13-99", "[2026-99-99]", "a  b  c",
            "assets:x", "\"", "= 1 CAD", "end comment", "!include /x", "\u{202E}x", "é", "",
            "(a)", "a:b:c", String(repeating: "long ", count: 1_000),
        ]
        for evil in evils {
            var log = try DecidedLog()
            let id = try log.pay("1")
            try log.record(
                .paymentSettled(
                    id, cost: [["asset": "ETH", "amount": "1"]], reference: evil, attested: nil))
            var lines = log.lines
            lines[6] = try DecidedLog.edited(lines[6]) { entry in
                for key in ["wallet", "class", "rule", "key"] { entry[key] = .string(evil) }
                entry["intent"] = [
                    "to": .string(evil), "asset": .string(evil), "amount": .string(evil),
                    "comment": .string(evil),
                ]
            }
            lines[7] = try DecidedLog.edited(lines[7]) { entry in
                entry["cost"] = [["asset": .string(evil), "amount": "1"]]
            }
            for line in try journal(lines) where !line.hasPrefix(";") {
                #expect(JournalForm.holds(line), "\(evil): \(line)")
            }
        }
    }

    @Test func `is of what the first rules decided, too`() throws {
        let vector = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "GateTests/Vectors/rules-1.ndjson")
        let lines = try Data(contentsOf: vector).split(separator: 10).map { Array($0) }
        // They netted nothing: each signed payment is exposed by what its agent's window was charged.
        var charged = 0
        for line in lines {
            let entry = try Entry(reading: line)
            guard entry.body["outcome"] == "signed",
                case .array(let windows)? = entry.body["windows"],
                case .object(let first)? = windows.first, first["charge"] != "0"
            else { continue }
            charged += 1
        }
        #expect(charged > 3)
        let journal = try journal(lines)
        let exposed = journal.filter { $0.hasPrefix("    exposed:") && !$0.contains(" = ") }
        #expect(exposed.count == charged)
        #expect(!exposed.contains { $0.contains("  -") })
        for line in journal where !line.hasPrefix(";") {
            #expect(JournalForm.holds(line), "\(line)")
        }
    }

    @Test func `counts what is far above any limit, and no further`() throws {
        var log = try DecidedLog()
        try log.pay("1")
        try log.pay("2")
        var lines = log.lines
        // The most that money can be, twice: what two forged entries can make of a balance.
        for place in [6, 7] {
            lines[place] = try DecidedLog.edited(lines[place]) {
                $0["charge"] = "4611686018.427387904"
            }
        }
        #expect(
            try journal(lines).last
                == #"    exposed:game:worker  0 "CAD" = 9223372036.854775808 "CAD""#)
        lines[7] = try DecidedLog.edited(lines[7]) { $0["charge"] = "4611686018.427387905" }
        let exported = try Exported()
        try exported.write(lines)
        #expect(try exported.run("hledger").status == 4)
    }

    @Test func `names an entry that no gate writes, and writes nothing`() throws {
        var log = try DecidedLog()
        let id = try log.pay("1")
        try log.record(
            .paymentSettled(
                id, cost: [["asset": "ETH", "amount": "1"]], reference: nil, attested: nil))
        let odd: [(Int, (inout JSONObject) -> Void, String)] = [
            (6, { $0["charge"] = "many" }, "is signed without a charge that can be read"),
            (6, { $0["payment"] = "x" }, "names no payment"),
            (7, { $0["payment"] = "01M83XKCC80000000000000009" }, "that can't land any more"),
            (4, { $0["price"] = "1e9" }, "has no price that can be read"),
            (
                7,
                {
                    $0["cost"] = [
                        [
                            "asset": "ETH",
                            "amount": .string(String(repeating: "9", count: 20)),
                        ],
                        [
                            "asset": "ETH",
                            "amount": .string("2" + String(repeating: "0", count: 20)),
                        ],
                    ]
                }, "above what can be counted"
            ),
        ]
        for (place, change, why) in odd {
            var lines = log.lines
            lines[place] = try DecidedLog.edited(lines[place], change)
            let exported = try Exported()
            try exported.write(lines)
            let ended = try exported.run("hledger")
            #expect(ended.status == 4, "\(why)")
            #expect(ended.errors.contains("entry \(place): "), "\(ended.errors)")
            #expect(ended.errors.contains(why), "\(ended.errors)")
            #expect(!exported.has("hledger", "bursar.journal"))
            #expect(!exported.has("hledger", "checkpoint"))
        }
    }
}

/// The few forms that a line of our journals has.
enum JournalForm {
    static func holds(_ line: String) -> Bool {
        guard line.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value < 0x7F }) else {
            return false
        }
        let unit = #"\"[A-Za-z0-9._/:-]+\""#
        let account = #"[a-z-]+(:[A-Za-z0-9._/-]+)+"#
        let amount = #"-?[0-9]+(\.[0-9]+)?"#
        return [
            #"decimal-mark \."#, "commodity 1\\.0{9,18} \(unit)",
            #"P [0-9-]{10} \#(unit) \#(amount) \#(unit)"#, "account \(account)",
            #"[0-9-]{10} \* balances"#,
            #"[0-9-]{10} \* \([0-9]+\) [A-Za-z0-9._/-]+ \| [a-z ]+"#,
            "    \(account)  \(amount) \(unit)( = \(amount) \(unit))?",
            "    ; swept:\(amount) \(unit), fee-at-most:\(amount) \(unit)",
        ].contains { line.range(of: "^\($0)$", options: .regularExpression) != nil }
    }
}
