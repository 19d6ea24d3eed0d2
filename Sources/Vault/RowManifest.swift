public import Ledger

/// Compares the rows that the log says there are with the rows that are there.
///
/// A seal proves that a row was valid once at its place; that it is the latest one only the log knows.
public enum RowManifest {
    /// The tables whose rows the log pins; the others carry MACs and are checked one by one.
    public static let tables: Set<RowTable> = [.meta, .slots, .terms, .records]

    /// What is wrong with one row.
    public enum Finding: Hashable, Sendable {
        /// The log wrote it and it is not there.
        case missing(Pin)
        /// It is there and the log never wrote it, or wrote its removal.
        case extra(RowTable, id: [UInt8], version: UInt64)
        /// It is there with another version or other bytes than the log's last word.
        case changed(Pin, foundVersion: UInt64)

        /// The clause a person reads; it names the row.
        public var clause: String {
            switch self {
            case .missing(let pin): "row \(RowName.text(pin.id)) of \(pin.table.rawValue) is gone"
            case .extra(let table, let id, let version):
                "row \(RowName.text(id)) of \(table.rawValue) (version \(version)) is in no entry"
            case .changed(let pin, let version):
                "row \(RowName.text(pin.id)) of \(pin.table.rawValue) (version \(version))"
                    + " is not the one its entry pins (version \(pin.version))"
            }
        }
    }

    /// The pins an entry that wrote `rows` carries: of the pinned tables, in the order given.
    public static func pins(of rows: [Row]) -> [Pin] {
        rows.filter { tables.contains($0.table) }.map(Pin.init(of:))
    }

    /// The findings, by table and id; none when all is as the log says.
    ///
    /// `expected` is in the order of the log: of two pins for one row the later one counts.
    public static func findings(expected: [Pin], found: [Row]) -> [Finding] {
        var latest: [Key: Pin] = [:]
        for pin in expected { latest[Key(table: pin.table, id: pin.id)] = pin }
        var findings: [Key: [Finding]] = [:]
        var seen: Set<Key> = []
        for row in found where tables.contains(row.table) {
            let key = Key(table: row.table, id: row.id)
            let pin = Pin(of: row)
            // A pin is of value and MAC together: what is moved from the one to the other has the same hash.
            let isWhole = (row.table == .meta) == !row.mac.isEmpty
            if let wanted = latest[key], seen.insert(key).inserted {
                guard wanted != pin || !isWhole else { continue }
                findings[key, default: []].append(.changed(wanted, foundVersion: row.version))
            } else {
                findings[key, default: []].append(
                    .extra(row.table, id: row.id, version: row.version))
            }
        }
        for (key, pin) in latest where !seen.contains(key) {
            findings[key, default: []].append(.missing(pin))
        }
        return findings.sorted { $0.key.precedes($1.key) }.flatMap(\.value)
    }

    /// The findings as the clauses people read.
    public static func compare(expected: [Pin], found: [Row]) -> [String] {
        findings(expected: expected, found: found).map(\.clause)
    }

    private struct Key: Hashable {
        let table: RowTable
        let id: [UInt8]

        func precedes(_ other: Key) -> Bool {
            guard table == other.table else { return table.rawValue < other.table.rawValue }
            return id.lexicographicallyPrecedes(other.id)
        }
    }
}
