import Gate
import JSON
import Terms

/// Writes `payments.csv`: one row for each decision, each word on what became of a payment, and each sweep.
struct TableWriter: EntryWriter {
    /// The columns.
    ///
    /// Amounts are exact decimals; times are UTC with nine digits.
    static let columns = [
        "seq", "time", "kind", "payment", "agent", "project", "wallet", "payee", "asset", "amount",
        "outcome", "rule", "charge", "currency", "agent_left", "project_left", "worst_case",
        "cost", "by", "reference", "reason", "comment", "policy", "leaf",
    ]

    private let file: WrittenFile
    private var rows: UInt64 = 0

    init(in place: ExportPlace) throws(AuditFailure) {
        file = try WrittenFile("payments.csv", in: place.path)
        try append(TableWriter.columns)
    }

    mutating func add(_ entry: LoggedEntry) throws(AuditFailure) {
        guard entry.isTransaction else { return }
        try append(TableWriter.fields(of: entry))
        rows += 1
    }

    mutating func finish() throws(AuditFailure) -> [(String, UInt64)] {
        try file.publish()
        return [("rows", rows)]
    }

    /// Every field, in the order of ``columns``.
    static func fields(of logged: LoggedEntry) -> [String] {
        let isDecision = logged.entry.kind == "payment.decided"
        let charge = logged.charge
        return [
            TableField.exact(String(logged.entry.seq)),
            TableField.exact(Timestamp.precise(logged.entry.time)),
            TableField.text(logged.entry.kind), TableField.text(logged.text("payment")),
            TableField.text(logged.agent), TableField.text(logged.project),
            TableField.text(logged.text("wallet")), TableField.text(logged.payee),
            TableField.text(logged.asked("asset")),
            TableField.text(logged.asked("amount")),
            TableField.text(logged.text("outcome")), TableField.text(logged.text("rule")),
            TableField.exact(charge?.decimal),
            charge == nil ? "" : TableField.text(logged.currency),
            TableField.exact(isDecision ? logged.left(of: "agent")?.decimal : nil),
            TableField.exact(isDecision ? logged.left(of: "project")?.decimal : nil),
            list(logged.amounts("worst_case")), list(logged.amounts("cost")),
            TableField.text(logged.entry.actor.role.rawValue),
            TableField.text(logged.text("reference")), TableField.text(logged.text("reason")),
            TableField.text(logged.text("intent", "comment")),
            TableField.text(logged.text("policy")), TableField.exact(logged.leaf),
        ]
    }

    /// `1.5 TON; 0.02 ETH`.
    private static func list(_ amounts: [(asset: String, amount: String)]) -> String {
        TableField.text(amounts.map { "\($0.amount) \($0.asset)" }.joined(separator: "; "))
    }

    /// RFC 4180 ends lines with CR and LF.
    private func append(_ fields: [String]) throws(AuditFailure) {
        try file.append((fields.joined(separator: ",") + "\r\n").utf8)
    }
}
