import JSON

/// A body that grows field by field, for the one kind that is made too often for a list of members first.
struct EntryBody {
    private var pairs: [(String, JSON)] = []

    /// With room for so many members.
    init(capacity: Int) { pairs.reserveCapacity(capacity) }

    /// Adds a declared field.
    mutating func add<Value>(_ field: EntryField<Value>, _ value: Value) {
        pairs.append((field.name, value.json))
    }

    /// The members in the order they were added.
    var object: JSONObject { JSONObject(pairs) }
}
