import JSON
import Terms

/// Showing one payment.
extension Session {
    /// Shows all that the owner's door says of a payment; the windows it was counted in come last.
    func show(payment: JSON) {
        guard !json else { return output.document(payment) }
        output.table(Table(rows: PaymentLine(payment).rows))
        let windows = payment.list("windows")
        guard !windows.isEmpty else { return }
        output.raw("\n")
        output.table(
            Table(
                columns: ["scope", "of", "before", "charge", "after", "limit", "until"],
                rightAligned: [2, 3, 4, 5],
                rows: windows.map(Session.row)))
    }

    /// A window's cells; its end to the second, as nobody chose the nanosecond.
    private static func row(_ window: JSON) -> [String] {
        var cells = window.cells("scope", "of", "before", "charge", "after", "limit", "end")
        if let end = Timestamp.parse(cells[6]) { cells[6] = Timestamp.seconds(end) }
        return cells
    }
}
