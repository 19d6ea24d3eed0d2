import JSON

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
                rows: windows.map {
                    $0.cells("scope", "of", "before", "charge", "after", "limit", "end")
                }))
    }
}
