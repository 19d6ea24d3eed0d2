import Foundation
import Gate
import JSON
import Terms
import Testing

/// `bursar-audit export --format csv`, read back by a reader of RFC 4180 that is the test's own.
@Suite struct `An export as CSV` {
    /// The rows by column, after the header, of a log that ends in `unsigned` entries.
    private func rows(_ lines: [[UInt8]], unsigned: Int = 0) throws -> [[String: String]] {
        let exported = try Exported()
        try exported.write(lines, unsigned: unsigned)
        let ended = try exported.run("csv")
        #expect(ended.status == 0, "\(ended.errors)")
        let table = try #require(CSVTable.read(exported.text("csv", "payments.csv")))
        let header = try #require(table.first)
        #expect(Set(header).count == header.count)
        return table.dropFirst().map { row in
            #expect(row.count == header.count)
            return Dictionary(uniqueKeysWithValues: zip(header, row))
        }
    }

    @Test func `has a row for each decision and for what became of it`() throws {
        var log = try DecidedLog()
        let first = try log.pay("10.000000000000000001")
        try log.pay("20")
        try log.record(
            .paymentSettled(
                first, cost: [["asset": "ETH", "amount": "9.5"]], reference: "block 7",
                attested: nil))
        let rows = try rows(log.lines, unsigned: 1)
        #expect(
            rows.map { $0["kind"] } == ["payment.decided", "payment.decided", "payment.settled"])
        #expect(rows.map { $0["seq"] } == ["6", "7", "8"])
        #expect(rows[0]["payment"] == first.text)
        #expect(rows[0]["amount"] == "10.000000000000000001")
        // Rounded up once, to 1e-9.
        #expect(rows[0]["charge"] == "10.000000001")
        #expect(rows[0]["currency"] == "CAD")
        #expect(rows[0]["agent_left"] == "14.999999999")
        #expect(rows[0]["project"] == "game")
        #expect(rows[0]["worst_case"] == "10.000000000000000001 ETH")
        #expect(rows[1]["outcome"] == "refused")
        #expect(rows[1]["rule"] == "agent.limit")
        #expect(rows[1]["charge"] == "")
        #expect(rows[1]["currency"] == "")
        #expect(rows[2]["cost"] == "9.5 ETH")
        #expect(rows[2]["reference"] == "block 7")
        #expect(rows[2]["by"] == "admin")
        #expect(rows[0]["leaf"] == Exported.leaf(log.lines[6]))
    }

    @Test func `has a row for each sweep, which no budget is charged for`() throws {
        var log = try DecidedLog()
        try log.pay("10")
        try log.sweep("1.5")
        let rows = try rows(log.lines)
        #expect(rows.map { $0["kind"] } == ["payment.decided", "wallet.swept"])
        let filled: [String: String] = [
            "seq": String(log.lines.count - 1), "kind": "wallet.swept", "wallet": "ethereum/main",
            "payee": "0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF", "asset": "ETH", "amount": "1.5",
            "worst_case": "1.500021 ETH", "by": "admin",
            "leaf": Exported.leaf(try #require(log.lines.last)),
        ]
        for (column, text) in rows[1] where column != "time" {
            #expect(text == filled[column] ?? "", "\(column)")
        }
    }

    @Test(arguments: [
        "=HYPERLINK(\"http://x\",\"y\")", "+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "\u{3000}=1",
        "＝1", "＠x", "|cmd", "%0A=1", "\\=1", "\u{FEFF}=1", "\u{200B}+1",
    ])
    func `holds nothing that a spreadsheet calculates`(text: String) throws {
        let row = try #require(rows(reason: text).last)
        let field = try #require(row["reason"])
        let first = try #require(field.unicodeScalars.first)
        #expect(first == "'" || first == "\\", "\(field)")
        #expect(field.contains(text.suffix(1)))
    }

    @Test(arguments: [
        "a\nb", "a\r\n=1", "a\u{2028}b", "a\u{202E}b", "a\u{0}b", "\u{1B}[2J", "a\u{85}b",
    ])
    func `spells out what ends a line, hides or turns`(text: String) throws {
        let rows = try rows(reason: text)
        #expect(rows.count == 2)
        let field = try #require(rows.last?["reason"])
        #expect(field.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F }, "\(field)")
        #expect(field.contains("\\u{"))
    }

    @Test(arguments: ["a,b", "a\"b", "\",\"", "\"\"", "a;b", "'", "é 🙂", ","])
    func `quotes what would be another field`(text: String) throws {
        #expect(try rows(reason: text).last?["reason"] == text)
    }

    @Test(arguments: ["a;=1", "a; =1", "a;\"=1\"", "a;b;@x", ";+1", "a;\t-1", ";;=1"])
    func `begins no field behind a semicolon with a sign`(text: String) throws {
        let field = try #require(rows(reason: text).last?["reason"])
        #expect(field.contains("\\u{3b}"), "\(field)")
        for part in field.split(separator: ";").dropFirst() {
            let first = part.first { !$0.isWhitespace && $0 != "\"" }
            let isSign = first.map { "=+-@".contains($0) } ?? false
            #expect(!isSign, "\(field)")
        }
    }

    /// A log whose last entry writes a payment off for a reason.
    private func rows(reason: String) throws -> [[String: String]] {
        var log = try DecidedLog()
        let id = try log.pay("1")
        try log.record(.paymentWrittenOff(id, reason: reason))
        return try rows(log.lines)
    }

    @Test func `bears with entries that a forger made up`() throws {
        var log = try DecidedLog()
        try log.pay("1")
        let odd: [(inout JSONObject) -> Void] = [
            { $0["intent"] = "none" }, { $0["worst_case"] = [1, ["asset": "x", "amount": "-1"]] },
            { $0["charge"] = "99999999999999999999" }, { $0["charge"] = ["1"] },
            { $0["intent"] = ["amount": "1e9", "to": "=1+1", "asset": 7] },
            { $0["payment"] = .null }, { $0["wallet"] = "=x/y" }, { $0["rule"] = 1 },
        ]
        for change in odd {
            var lines = log.lines
            lines[6] = try DecidedLog.edited(lines[6], change)
            let row = try #require(rows(lines).first)
            for (column, text) in row where column != "seq" {
                #expect(!"=+-@".contains(text.first ?? "x"), "\(column): \(text)")
            }
        }
    }
}

/// RFC 4180 in its own words: records end in CRLF, fields may be quoted, quotes in them are doubled.
enum CSVTable {
    /// The fields of each record; nil for text of another form.
    static func read(_ text: String) -> [[String]]? {
        var records: [[String]] = []
        var record: [String] = []
        var rest = Array(text.unicodeScalars)[...]
        while !rest.isEmpty {
            guard let field = field(&rest) else { return nil }
            record.append(field)
            switch rest.first {
            case ",": rest.removeFirst()
            case "\r":
                guard rest.dropFirst().first == "\n" else { return nil }
                rest = rest.dropFirst(2)
                records.append(record)
                record = []
            default: return nil
            }
        }
        return record.isEmpty ? records : nil
    }

    private static func field(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
        var field = String.UnicodeScalarView()
        guard rest.first == "\"" else {
            while let next = rest.first, next != ",", next != "\r" {
                guard next != "\"", next != "\n" else { return nil }
                field.append(next)
                rest.removeFirst()
            }
            return String(field)
        }
        rest.removeFirst()
        while let next = rest.popFirst() {
            if next != "\"" {
                field.append(next)
            } else if rest.first == "\"" {
                field.append(next)
                rest.removeFirst()
            } else {
                return String(field)
            }
        }
        return nil
    }
}
