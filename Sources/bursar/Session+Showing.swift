import JSON

/// Showing replies: the document itself with --json, a table without.
extension Session {
    /// Shows a status document; its warnings come last, where they are seen.
    func show(status: JSON) {
        guard !json else { return output.document(status) }
        var rows = status.facts().filter { !$0[0].hasPrefix("warnings") }
        rows += status.list("warnings").map { ["warning", $0.plain] }
        output.table(Table(rows: rows))
    }

    /// Shows chosen fields of one object, in this order, those it lacks left out.
    func show(_ document: JSON, fields: [String]) {
        guard !json else { return output.document(document) }
        output.table(Table(rows: rows(of: document, fields)))
    }

    /// Shows the list below `key`, one row an element.
    func show(
        _ document: JSON, list key: String, columns: [(heading: String, key: String)],
        rightAligned: Set<Int> = []
    ) {
        guard !json else { return output.document(document) }
        let elements = document.list(key)
        guard !elements.isEmpty else { return output.errorLine("no \(key)") }
        output.table(
            Table(
                columns: columns.map(\.heading), rightAligned: rightAligned,
                rows: elements.map { element in columns.map { element.at($0.key)?.plain ?? "-" } }))
    }

    /// Names and values of the fields that are there.
    func rows(of document: JSON, _ fields: [String]) -> [[String]] {
        fields.compactMap { field in
            document.at(field).map {
                [field.split(separator: "_").joined(separator: " "), $0.plain]
            }
        }
    }
}
