import JSON
import Policy
import Terms

/// What `policy check` found: mistakes, or what the policy promises against what it gives.
struct PolicyVerdict {
    /// The sums; nil when there are mistakes.
    let report: OvercommitReport?
    /// Everything that is wrong, in the order of the text.
    let mistakes: [PolicyMistake]

    /// One row a project.
    var table: Table {
        Table(
            columns: ["project", "per", "agents", "agents may ask", "general pool", ""],
            rightAligned: [2, 3, 4],
            rows: (report?.lines ?? []).map { line in
                [
                    line.project.text, line.per.word, "\(line.agents)",
                    PolicyVerdict.decimal(line.asked), line.general.decimal,
                    line.isOvercommitted ? "overcommitted" : "",
                ]
            })
    }

    /// The document of --json.
    var json: JSON {
        [
            "ok": .bool(mistakes.isEmpty),
            "mistakes": .array(mistakes.map(PolicyVerdict.json)),
            "overcommit": .array((report?.lines ?? []).map(PolicyVerdict.json)),
            "warnings": .array((report?.warnings ?? []).map { .string($0) }),
        ]
    }

    private static func json(_ mistake: PolicyMistake) -> JSON {
        [
            "rule": .string(mistake.rule.rawValue), "file": .string(mistake.file),
            "line": .integer(UInt64(mistake.line)), "column": .integer(UInt64(mistake.column)),
            "path": .string(mistake.path), "clause": .string(mistake.clause),
            "hint": .string(mistake.hint),
        ]
    }

    private static func json(_ line: OvercommitReport.Line) -> JSON {
        [
            "project": .string(line.project.text), "per": .string(line.per.word),
            "agents": .integer(UInt64(line.agents)), "asked": .string(decimal(line.asked)),
            "general": .string(line.general.decimal), "overcommitted": .bool(line.isOvercommitted),
        ]
    }

    private static func decimal(_ nanos: UInt128) -> String {
        DecimalText.print(nanos, decimals: Money.decimals)
    }
}
