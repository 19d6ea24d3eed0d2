internal import JSON

/// What the gauntlet found, as a table for people or one document for programs.
struct Report {
    /// The wallet that was attacked.
    let wallet: String
    /// The attacks in the order they were made.
    let rows: [Row]

    /// Whether every attack was made and every budget held.
    var held: Bool { !rows.isEmpty && rows.allSatisfy { $0.verdict == .held } }

    /// Amounts with two decimals, rounded up; reasons on lines of their own below.
    var table: String {
        var lines = [
            [
                "attack", "asked", "signed", "refused", "silent", "limit", "spent at worst",
                "over budget by", "verdict",
            ]
        ]
        for row in rows {
            lines.append([
                row.attack, "\(row.asked)", "\(row.signed)", "\(row.refused)",
                "\(row.unanswered)", row.ruling?.limit.cents ?? "-",
                row.ruling?.spent.cents ?? "-", row.ruling?.over.cents ?? "-", row.verdict.word,
            ])
        }
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        var text = lines.map { Report.line($0, widths) }
        text += rows.compactMap { row in row.verdict.reason.map { "\(row.attack): \($0)" } }
        return text.joined(separator: "\n") + "\n"
    }

    /// Amounts as decimal strings, exact.
    var json: JSON {
        [
            "wallet": .string(wallet), "held": .bool(held),
            "attacks": .array(rows.map { .object(Report.json($0)) }),
        ]
    }

    private static func json(_ row: Row) -> JSONObject {
        var members: [(String, JSON)] = [
            ("attack", .string(row.attack)), ("asked", .integer(row.asked)),
            ("signed", .integer(row.signed)), ("refused", .integer(row.refused)),
            ("unanswered", .integer(row.unanswered)), ("verdict", .string(row.verdict.word)),
        ]
        if let ruling = row.ruling {
            members += [
                ("budget", .string(ruling.budget)), ("limit", .string(ruling.limit.exact)),
                ("spent", .string(ruling.spent.exact)), ("over", .string(ruling.over.exact)),
            ]
        }
        if let reason = row.verdict.reason { members.append(("reason", .string(reason))) }
        return JSONObject(members)
    }

    /// Words to the left, numbers to the right.
    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        cells.indices.map { column in
            let space = String(repeating: " ", count: widths[column] - cells[column].count)
            let isWord = column == 0 || column == cells.count - 1
            return isWord ? cells[column] + (column == 0 ? space : "") : space + cells[column]
        }.joined(separator: "  ")
    }
}
