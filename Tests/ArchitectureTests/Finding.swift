/// One place where a rule of the house is broken.
struct Finding: Hashable, CustomStringConvertible {
    let path: String
    let line: Int
    let clause: String

    init(_ path: String, _ line: Int = 1, _ clause: String) {
        self.path = path
        self.line = line
        self.clause = clause
    }

    var description: String { "\(path):\(line): \(clause)" }
}

extension [Finding] {
    /// All of them, one a line, for the message of a failing expectation.
    var report: String { "\n" + map(\.description).joined(separator: "\n") }
}
