import Policy
import Testing

/// What a mistake must say: place, path and the words that tell it from others.
struct ExpectedMistake: Sendable, CustomTestStringConvertible {
    let text: String
    let place: String
    let path: String
    let clause: String

    init(_ text: String, _ place: String, _ path: String, _ clause: String) {
        self.text = text
        self.place = place
        self.path = path
        self.clause = clause
    }

    var testDescription: String { "\(path) \(clause)" }

    /// Reads the text and finds this mistake, and no other.
    func check() throws {
        let mistakes = PolicyFixtures.mistakes(text)
        let mistake = try #require(mistakes.first, "\(text)")
        #expect(mistakes.count == 1, "\(mistakes)")
        #expect("\(mistake.line):\(mistake.column)" == place)
        #expect(mistake.path == path)
        #expect(mistake.clause.contains(clause), "\(mistake.clause)")
        #expect(mistake.file == "team.yaml")
        #expect(!mistake.hint.isEmpty)
        #expect((mistake.rule == .unsupported) == clause.contains("enforce"))
    }
}
