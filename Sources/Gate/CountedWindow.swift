package import Terms

/// One line of a decision that was decided again: what it counts, and over which kind of window.
package struct CountedWindow: Hashable, Sendable {
    /// The line as the rules have it, which is as its entry has it.
    package let posting: Posting
    /// How long such a window is by the policy in force.
    package let span: WindowSpan
    /// Whether it belongs to money as a whole of a scope, and is not of one asset, wallet or payee.
    package var isWhole: Bool { posting.subject == .all }
    /// Whether this decision was the first to use the window, and its bounds are the entry's word.
    package let isOpened: Bool
}
