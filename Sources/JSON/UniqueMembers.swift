/// The members of an object while it is read, and whether a key is among them.
struct UniqueMembers {
    /// Up to this many members a scan is faster than a hash, and cannot be slowed by the sender.
    private static let scanLimit = 16

    private var members: [JSONObject.Member] = []
    /// The keys, once they neither rise nor are few.
    private var keys: Set<String> = []
    /// Whether the keys are ASCII and each is above the one before, as canonical form has them.
    private(set) var isRising = true

    /// With room for so many members.
    init(capacity: Int) { members.reserveCapacity(capacity) }

    /// What was collected.
    var object: JSONObject { JSONObject(members: members) }

    /// Whether no member has this key yet.
    ///
    /// Swift's equality holds canonically equivalent strings to be one, and ``JSONObject`` looks
    /// keys up by it: so two spellings of `é` are a duplicate here, or one could hide the other.
    func isNew(_ key: String) -> Bool {
        // Two ASCII strings are equivalent only where they are the same bytes.
        if isRising, follows(key) { return true }
        return members.count <= UniqueMembers.scanLimit
            || isRising ? !members.contains { $0.key == key } : !keys.contains(key)
    }

    private func follows(_ key: String) -> Bool {
        let bytes = key.utf8.span
        for index in bytes.indices where bytes[index] >= 0x80 { return false }
        return members.isEmpty || UTF16Order.isLess(members[members.count - 1].key, key)
    }

    /// Adds a member whose key is new.
    mutating func append(_ key: String, _ value: JSON) {
        let rose = isRising
        if rose { isRising = follows(key) }
        members.append(JSONObject.Member(key: key, value: value))
        guard !isRising, members.count > UniqueMembers.scanLimit else { return }
        if rose || members.count == UniqueMembers.scanLimit + 1 {
            keys = Set(members.map(\.key))
        } else {
            keys.insert(key)
        }
    }
}
