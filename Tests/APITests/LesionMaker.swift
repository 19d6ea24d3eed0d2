@testable import Ledger
import Foundation

/// Reads a database's schema and rows, and says every change that can be made to each column of each table.
struct LesionMaker {
    /// A row as SQL literals by column.
    private typealias Literals = [String: String]

    private struct Table {
        let name: String
        let columns: [String]
        let keys: [String]
        let rows: [Literals]
        let older: [Literals]

        /// Where a row stands.
        func place(_ row: Literals) -> String {
            keys.map { "\($0) = \(row[$0] ?? "NULL")" }.joined(separator: " AND ")
        }
    }

    /// The most rows of a table that are tried.
    private static let most = 3
    private let tables: [Table]

    /// The names of the tables.
    var names: [String] { tables.map(\.name) }
    /// The tables that have no row to change.
    var empty: [String] { tables.filter { $0.rows.isEmpty }.map(\.name) }
    /// Every `table.column`.
    var columns: Set<String> {
        Set(tables.flatMap { table in table.columns.map { "\(table.name).\($0)" } })
    }

    /// Reads a vault's database, and its copy of an earlier moment.
    init(_ database: String, older: String) throws {
        var now = try Connection(path: database, writing: true)
        var then = try Connection(path: older, writing: true)
        let names = try LesionMaker.texts(
            "SELECT CAST(name AS BLOB) FROM sqlite_schema WHERE type = 'table' ORDER BY name",
            &now)
        tables = try names.map { name in
            let info = "FROM pragma_table_info('\(name)')"
            let columns = try LesionMaker.texts("SELECT CAST(name AS BLOB) \(info)", &now)
            let keys = try LesionMaker.texts(
                "SELECT CAST(name AS BLOB) \(info) WHERE pk > 0", &now)
            return Table(
                name: name, columns: columns, keys: keys,
                rows: try LesionMaker.rows(name, columns, &now),
                older: try LesionMaker.rows(name, columns, &then))
        }
    }

    /// Every change there is.
    func all() -> [Lesion] {
        tables.flatMap { table in
            let stride = max(1, (table.rows.count + LesionMaker.most - 1) / LesionMaker.most)
            return table.rows.indices.filter { $0 % stride == 0 }.flatMap { index in
                lesions(table, index)
            }
        }
    }

    private func lesions(_ table: Table, _ index: Int) -> [Lesion] {
        let row = table.rows[index]
        let place = table.place(row)
        let next = table.rows.count > 1 ? table.rows[(index + 1) % table.rows.count] : nil
        let before = table.older.first { table.place($0) == place }
        func update(_ column: String, _ literal: String, _ place: String) -> String {
            "UPDATE \(table.name) SET \(column) = \(literal) WHERE \(place)"
        }
        func lesion(_ column: String, _ kind: Lesion.Kind, _ statements: String...) -> Lesion {
            Lesion(
                table: table.name, column: column, kind: kind, row: place, statements: statements)
        }
        var found: [Lesion] = []
        for column in table.columns {
            guard let literal = row[column] else { continue }
            let isKey = table.keys.contains(column)
            let edited = LesionMaker.edited(literal)
            // A key that another row has can't be given twice; swapping them is tried below.
            let isFree = { (new: String) in
                !isKey || !table.rows.contains { $0[column] == new }
            }
            if isFree(edited) {
                found.append(lesion(column, .edited, update(column, edited, place)))
            }
            if let cut = LesionMaker.cut(literal), isFree(cut) {
                found.append(lesion(column, .cut, update(column, cut, place)))
            }
            if literal.hasPrefix("X'"), literal != "X''" {
                found.append(
                    lesion(column, .retyped, update(column, "CAST(\(column) AS TEXT)", place)))
            }
            if let old = before?[column], old != literal {
                found.append(lesion(column, .rolledBack, update(column, old, place)))
            }
            guard let next, let other = next[column], other != literal else { continue }
            let away = literal.hasPrefix("X'") ? "X'FFFEFDFC'" : "-77"
            let moved = table.keys.map { key in
                "\(key) = \(key == column ? away : row[key] ?? "NULL")"
            }.joined(separator: " AND ")
            found.append(
                isKey
                    ? lesion(
                        column, .swapped, update(column, away, place),
                        update(column, literal, table.place(next)), update(column, other, moved))
                    : lesion(
                        column, .swapped, update(column, other, place),
                        update(column, literal, table.place(next))))
        }
        found.append(lesion("*", .removed, "DELETE FROM \(table.name) WHERE \(place)"))
        if let before, before != row {
            let set = table.columns.map { "\($0) = \(before[$0] ?? "NULL")" }
            found.append(
                lesion(
                    "*", .rowRolledBack,
                    "UPDATE \(table.name) SET \(set.joined(separator: ", ")) WHERE \(place)"))
        }
        if let value = row["value"], let mac = row["mac"], value.count > 5 {
            let kept = value.dropLast(3) + "'"
            let shifted = "X'" + value.dropLast().suffix(2) + mac.dropFirst(2)
            found.append(
                lesion(
                    "mac", .shifted,
                    "UPDATE \(table.name) SET value = \(kept), mac = \(shifted) WHERE \(place)"))
        }
        return found
    }

    /// Another value of the same kind: the last byte flipped, or one more.
    private static func edited(_ literal: String) -> String {
        guard literal.hasPrefix("X'") else { return String((Int64(literal) ?? 0) + 1) }
        guard let last = UInt8(literal.dropLast().suffix(2), radix: 16) else { return "X'00'" }
        let text = String(last ^ 1, radix: 16)
        return literal.dropLast(3) + (text.count == 1 ? "0" : "") + text + "'"
    }

    /// The first half of it; nil where there is nothing to cut.
    private static func cut(_ literal: String) -> String? {
        guard literal.hasPrefix("X'") else { return literal == "0" ? nil : "0" }
        let digits = literal.dropFirst(2).dropLast()
        return digits.isEmpty ? nil : "X'\(digits.prefix(digits.count / 4 * 2))'"
    }

    private static func rows(
        _ table: String, _ columns: [String], _ connection: inout Connection
    ) throws -> [Literals] {
        let list = columns.map { "CAST(quote(\($0)) AS BLOB)" }.joined(separator: ", ")
        var rows: [Literals] = []
        let statement = try connection.prepare("SELECT \(list) FROM \(table)")
        try connection.query(statement) { row in
            var literals: Literals = [:]
            for (index, column) in columns.enumerated() {
                literals[column] = String(decoding: row.bytes(Int32(index)), as: UTF8.self)
            }
            rows.append(literals)
            return true
        }
        return rows
    }

    private static func texts(_ sql: String, _ connection: inout Connection) throws -> [String] {
        var texts: [String] = []
        let statement = try connection.prepare(sql)
        try connection.query(statement) { row in
            texts.append(String(decoding: row.bytes(0), as: UTF8.self))
            return true
        }
        return texts
    }
}
