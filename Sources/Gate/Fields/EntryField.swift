import JSON

/// One field of entries, declared once in ``Field`` with its class; it takes values of one type alone.
///
/// Calling it with a value makes the member: `Field.agent(name)`.
struct EntryField<Value: EntryValue>: DeclaredField {
    let name: String
    let fieldClass: FieldClass
    let reason: String?

    private init(_ name: String, _ fieldClass: FieldClass, because reason: String?) {
        self.name = name
        self.fieldClass = fieldClass
        self.reason = reason
    }

    /// The member with this value.
    func callAsFunction(_ value: Value) -> EntryMember { EntryMember(name, value.json) }

    func fault(in json: JSON) -> String? { Value.fault(in: json) }
}

extension EntryField where Value: PublicValue {
    /// A field whose values are public by nature.
    static func `public`(_ name: String) -> EntryField {
        EntryField(name, .public, because: nil)
    }
}

extension EntryField where Value: TypedValue {
    /// A field that shows what somebody typed; why it must be seen stands in docs/ENTRIES.md, word for word.
    static func `public`(_ name: String, because reason: String) -> EntryField {
        EntryField(name, .public, because: reason)
    }
}

extension EntryField<Commitment> {
    /// A field of which the log has a salted hash.
    static func committed(_ name: String) -> EntryField {
        EntryField(name, .committed, because: nil)
    }
}
