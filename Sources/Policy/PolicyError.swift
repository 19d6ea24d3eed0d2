/// Why a text is no policy: everything that is wrong with it, in the order of the text.
public struct PolicyError: Error, Hashable, Sendable {
    /// At least one, at most ``most``.
    public let mistakes: [PolicyMistake]
    /// How many are gathered before reading stops.
    public static let most = 100

    /// Wraps mistakes.
    public init(mistakes: [PolicyMistake]) { self.mistakes = mistakes }
}
