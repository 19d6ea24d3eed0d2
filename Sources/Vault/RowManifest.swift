public import Ledger
import Terms

/// Compares the sealed rows that are there with those the log pins.
public enum RowManifest {
    /// What is missing, too many or changed: a sentence each, naming table and row.
    public static func compare(expected: [Pin], found: [Row]) -> [String] {
        var newest: [Place: Pin] = [:]
        for pin in expected { newest[Place(table: pin.table, id: pin.id)] = pin }
        var findings: [String] = []
        for row in found {
            let place = Place(table: row.table, id: row.id)
            guard let pin = newest.removeValue(forKey: place) else {
                findings.append("the row \(place.text) is in no entry")
                continue
            }
            if Pin(of: row) != pin {
                findings.append("the row \(place.text) is not the one its entry pins")
            }
        }
        return findings + newest.keys.map { "the row \($0.text) is gone" }.sorted()
    }

    private struct Place: Hashable {
        let table: RowTable
        let id: [UInt8]

        var text: String {
            let name = String(validating: id, as: UTF8.self)
            let isPlain = name?.utf8.allSatisfy { (0x21...0x7E).contains($0) } ?? false
            return "\(isPlain ? name ?? "" : Hex.encode(id)) of table \(table.rawValue)"
        }
    }
}
