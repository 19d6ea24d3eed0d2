/// The members of a JSON object, in the order they were added; equality ignores the order.
public struct JSONObject: Hashable, Sendable {
    /// One key with its value.
    public struct Member: Hashable, Sendable {
        /// The key.
        public let key: String
        /// The value.
        public let value: JSON
    }

    /// The members; no key stands twice.
    public private(set) var members: [Member]

    /// Takes pairs whose keys differ.
    public init(_ pairs: [(String, JSON)] = []) {
        members = pairs.map { Member(key: $0.0, value: $0.1) }
    }

    /// Takes members whose keys the caller has found to differ.
    init(members: [Member]) { self.members = members }

    /// The value of `key`; setting nil removes it.
    public subscript(key: String) -> JSON? {
        get {
            // By index: a member that is passed over is not copied.
            for index in members.indices where members[index].key == key {
                return members[index].value
            }
            return nil
        }
        set {
            let index = members.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): members[index] = Member(key: key, value: value)
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The same without some of its members, in one pass.
    public func removing(_ keys: [String]) -> JSONObject {
        JSONObject(members: members.filter { !keys.contains($0.key) })
    }

    /// Compares as sets of members.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.count == right.members.count
            && left.members.allSatisfy { right[$0.key] == $0.value }
    }

    /// Hashes without regard to order.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(members.count)
        hasher.combine(members.map(\.key).sorted())
    }
}
