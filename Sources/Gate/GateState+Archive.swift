import JSON
import Terms

extension GateState {
    /// What left the database are whole bundles of entries that are signed and in the archive.
    ///
    /// Nothing that is decided looks at it.
    static func checkArchive(_ body: JSONObject, seq: UInt64) throws(EntryError) {
        guard case .integer(let first)? = body["first"], case .integer(let last)? = body["last"],
            case .integer(let entries)? = body["entries"], case .string(let root)? = body["root"],
            Hex.decode(root).flatMap({ Digest32($0) }) != nil
        else { throw EntryError(clause: "archives entries and does not say which") }
        guard first % 256 == 0, last % 256 == 255, first < last, last < entries, entries <= seq
        else {
            throw EntryError(
                clause: "archives entries \(first) to \(last), which are no whole bundles among "
                    + "\(entries) that were signed")
        }
    }
}
