import Terms

/// A table for people: columns aligned with spaces, no rules, nothing cut off.
struct Table: Hashable {
    /// The headings; empty for a list of names and values.
    var columns: [String] = []
    /// The columns whose cells are numbers and stand to the right.
    var rightAligned: Set<Int> = []
    /// The cells, row by row.
    var rows: [[String]]

    /// The table, each line ended.
    var text: String {
        let lines = (columns.isEmpty ? [] : [columns]) + rows.map { $0.map(SpelledText.line) }
        let count = lines.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            lines.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return lines.map { line(of: $0, widths) + "\n" }.joined()
    }

    private func line(of cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for (column, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[column] - cell.count)
            if column > 0 { text += "  " }
            text += rightAligned.contains(column) ? padding + cell : cell + padding
        }
        while text.last == " " { text.removeLast() }
        return text
    }
}
