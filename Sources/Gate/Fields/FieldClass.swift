/// What becomes of a field's value; the class `absent` is that of every type that is no ``EntryValue``.
enum FieldClass: String, Sendable {
    /// Anyone who gets the log reads it.
    case `public`
    /// The log has a salted hash; value and salt are sealed apart, can be shown to one auditor, and erased.
    case committed
}
