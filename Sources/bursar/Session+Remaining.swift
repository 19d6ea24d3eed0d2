import JSON

/// What a payment or a refusal leaves.
extension Session {
    /// Shows the `remaining` list, a blank line before it; nothing where there is none.
    func showRemaining(_ reply: JSON) {
        let scopes = reply.list("remaining")
        guard !scopes.isEmpty else { return }
        output.raw("\n")
        output.table(
            Table(
                columns: ["scope", "per", "remaining", "resets at"], rightAligned: [2],
                rows: scopes.map { $0.cells("scope", "per", "amount", "resets_at") }))
    }
}
