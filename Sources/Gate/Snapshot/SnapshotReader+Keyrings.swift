import JSON
import Terms

extension GateState {
    /// The classes' keyrings, where one was ever rotated.
    func writeKeyrings(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        for (name, standing) in keyrings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            put(
                .keyring,
                [
                    ("keyring", .string(name.rawValue)),
                    ("rewrapped", .integer(standing.rewrapped)),
                    ("rotating", .bool(standing.isRotating)), ("term", .integer(standing.term)),
                ])
        }
    }
}

extension SnapshotReader {
    mutating func readKeyring(_ reader: inout ObjectReader) throws(FieldError) {
        guard let name = KeyringName(rawValue: try reader.string("keyring")) else {
            throw reader.error("keyring", "must be one that is known")
        }
        state.keyrings[name] = KeyringStanding(
            term: try reader.integer("term"), isRotating: try reader.bool("rotating"),
            rewrapped: try reader.integer("rewrapped"))
    }
}
