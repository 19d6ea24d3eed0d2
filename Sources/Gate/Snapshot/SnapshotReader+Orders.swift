import JSON
import Terms

extension GateState {
    /// Changes that wait for approvers, and who has agreed.
    func writeOrders(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        for order in orders.open.values.sorted(by: { $0.number < $1.number }) {
            let approvals = order.approvals.sorted { $0.key < $1.key }
            put(
                .order,
                [
                    (
                        "approvals",
                        .object(JSONObject(approvals.map { ($0.key, .integer($0.value)) }))
                    ),
                    ("change", order.content), ("number", .integer(order.number)),
                    ("until", order.until.snapshot),
                ])
        }
    }
}

extension SnapshotReader {
    mutating func readOrder(_ reader: inout ObjectReader) throws(FieldError) {
        var change = try reader.object("change")
        let word = try change.string("kind")
        guard let kind = Event.Kind(rawValue: word), kind.control != .never,
            case .object(let body) = try change.value("body")
        else { throw reader.error("change", "must be an entry that approvers must agree to") }
        try change.finish()
        var order = ChangeOrder(
            number: try reader.integer("number"), change: Event(kind: word, body: body),
            until: try reader.moment("until"))
        guard case .object(let approvals) = try reader.value("approvals") else {
            throw reader.error("approvals", "must be entries by approvers")
        }
        for member in approvals.members {
            guard case .integer(let seq) = member.value else {
                throw reader.error("approvals", "must be entries by approvers")
            }
            order.approvals[member.key] = seq
        }
        state.orders.open[order.number] = order
    }
}
