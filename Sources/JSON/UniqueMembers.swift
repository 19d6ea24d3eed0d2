/// The members of an object while it is read, and whether a key is among them.
struct UniqueMembers {
    /// Up to this many members a scan is faster than a hash, and cannot be slowed by the sender.
    private static let scanLimit = 16

    private var members: [JSONObject.Member] = []
    private var keys: Set<String> = []

    /// What was collected.
    var object: JSONObject { JSONObject(members: members) }

    /// Whether no member has this key yet.
    ///
    /// Swift's equality holds canonically equivalent strings to be one, and ``JSONObject`` looks
    /// keys up by it: so two spellings of `é` are a duplicate here, or one could hide the other.
    func isNew(_ key: String) -> Bool {
        members.count <= UniqueMembers.scanLimit
            ? !members.contains { $0.key == key } : !keys.contains(key)
    }

    /// Adds a member whose key is new.
    mutating func append(_ key: String, _ value: JSON) {
        members.append(JSONObject.Member(key: key, value: value))
        if members.count == UniqueMembers.scanLimit + 1 {
            keys = Set(members.map(\.key))
        } else if members.count > UniqueMembers.scanLimit {
            keys.insert(key)
        }
    }
}
