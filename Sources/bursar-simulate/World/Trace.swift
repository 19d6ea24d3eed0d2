/// A story's acts as lines, kept only where somebody reads them.
struct Trace: Sendable {
    private(set) var lines: [String] = []
    private let isTold: Bool

    init(isTold: Bool) { self.isTold = isTold }

    /// Tells one act; the words are not even made where nobody listens.
    mutating func tell(_ words: @autoclosure () -> String) {
        if isTold { lines.append(words()) }
    }
}
