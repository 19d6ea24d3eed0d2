/// The name of an agent: who asks for payments.
///
/// Form: `[a-z0-9][a-z0-9-]{0,63}`. A name is never reused.
public struct AgentName: Hashable, Sendable, Comparable {
    /// The name's text.
    public let text: String

    /// Checks the form; nil when it is not one.
    public init?(_ text: String) {
        guard NameForm.isScopeName(text) else { return nil }
        self.text = text
    }

    /// Orders by the UTF-8 bytes.
    public static func < (left: AgentName, right: AgentName) -> Bool { left.text < right.text }
}
