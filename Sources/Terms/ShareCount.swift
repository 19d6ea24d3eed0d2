/// How many of how many shares join a secret: `2-of-3`.
public struct ShareCount: Hashable, Sendable {
    /// How many it takes.
    public let threshold: Int
    /// How many there are.
    public let count: Int

    /// The most shares there can be (SLIP-39 has four bits for a share's number).
    public static let most = 16

    /// Takes 2 to ``most`` shares of which at least 2 are needed; nil for anything else.
    ///
    /// One that is enough by itself is no sharing: whoever finds any of them has the secret.
    public init?(threshold: Int, count: Int) {
        guard threshold >= 2, threshold <= count, count <= ShareCount.most else { return nil }
        self.threshold = threshold
        self.count = count
    }

    /// Reads `2-of-3`; nil for any other form.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1] == "of", let threshold = Int(parts[0]),
            let count = Int(parts[2]), let read = ShareCount(threshold: threshold, count: count),
            read.text == text
        else { return nil }
        self = read
    }

    /// `2-of-3`.
    public var text: String { "\(threshold)-of-\(count)" }
}
