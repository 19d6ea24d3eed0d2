import JSON
public import Terms

extension GateState {
    /// Where a class's keyring stands.
    public func keyring(_ name: KeyringName) -> KeyringStanding {
        keyrings[name] ?? KeyringStanding()
    }

    /// A new term, rows that came under it, or the end of the old one.
    mutating func foldKeyring(_ kind: Event.Kind, _ body: JSONObject) throws(EntryError) {
        guard case .string(let text)? = body["keyring"], let name = KeyringName(rawValue: text),
            case .integer(let term)? = body["term"]
        else { throw EntryError(clause: "is not a keyring's of the known form") }
        var standing = keyring(name)
        guard kind != .keyringBegun else {
            guard !standing.isRotating else {
                throw EntryError(clause: "begins a term of \(text) before the one before is done")
            }
            guard standing.term < UInt64(UInt32.max), term == standing.term + 1 else {
                throw EntryError(
                    clause: "begins term \(term) of \(text), and has \(standing.term) before it")
            }
            keyrings[name] = KeyringStanding(term: term, isRotating: true, rewrapped: 0)
            return
        }
        guard standing.isRotating, term == standing.term, case .integer(let rows)? = body["rows"]
        else { throw EntryError(clause: "is of a rotation of \(text) that is not under way") }
        if kind == .keyringRewrapped {
            let (sum, overflow) = standing.rewrapped.addingReportingOverflow(rows)
            guard rows > 0, !overflow else { throw EntryError(clause: "moves no rows of \(text)") }
            standing.rewrapped = sum
        } else {
            guard rows == standing.rewrapped else {
                throw EntryError(
                    clause: "counts \(rows) rows of \(text), and \(standing.rewrapped) were moved")
            }
            standing.isRotating = false
        }
        keyrings[name] = standing
    }
}
