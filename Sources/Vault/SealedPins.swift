public import JSON
public import Ledger
internal import Terms

/// How entries pin the sealed rows they were written with: table, id, version and SHA-256.
public enum SealedPins {
    /// The `sealed` member for rows written with an entry.
    public static func json(of rows: [Row]) -> JSON {
        .array(
            rows.map(Pin.init(of:)).map { pin in
                [
                    "table": .string(pin.table.rawValue), "id": .string(Hex.encode(pin.id)),
                    "version": .integer(pin.version), "sha256": .string(Hex.encode(pin.digest)),
                ]
            })
    }

    /// Reads a `sealed` member back; nil where it is not of the form.
    public static func read(_ json: JSON?) -> [Pin]? {
        guard let json else { return [] }
        guard case .array(let list) = json else { return nil }
        var pins: [Pin] = []
        for element in list {
            guard case .object(let object) = element, case .string(let table)? = object["table"],
                let known = RowTable(rawValue: table), case .string(let id)? = object["id"],
                let idBytes = Hex.decode(id), case .integer(let version)? = object["version"],
                case .string(let digest)? = object["sha256"],
                let digestBytes = Hex.decode(digest)
            else { return nil }
            pins.append(
                Pin(table: known, id: idBytes, version: version, digest: digestBytes))
        }
        return pins
    }
}
