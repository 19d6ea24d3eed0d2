/// The name of a key slot.
///
/// Form: `[a-z0-9][a-z0-9-]{0,63}`. A removed slot's name may be given again.
public struct SlotName: Hashable, Sendable, Comparable {
    /// The name's text.
    public let text: String

    /// The slot that a vault is made with.
    public static let main = SlotName(checked: "main")

    /// Checks the form; nil when it is not one.
    public init?(_ text: String) {
        guard NameForm.isScopeName(text) else { return nil }
        self.text = text
    }

    private init(checked text: String) { self.text = text }

    /// Orders by the UTF-8 bytes.
    public static func < (left: SlotName, right: SlotName) -> Bool { left.text < right.text }
}
