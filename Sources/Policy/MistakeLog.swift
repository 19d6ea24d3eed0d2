internal import Yams

/// Gathers what is wrong with one file while it is read.
final class MistakeLog {
    /// The file as the caller named it.
    let file: String
    /// In the order found.
    private(set) var mistakes: [PolicyMistake] = []

    init(file: String) { self.file = file }

    /// Notes a mistake; what comes after ``PolicyError/most`` is dropped.
    func add(
        _ rule: PolicyMistake.Rule = .malformed, at mark: Mark?, path: String, _ clause: String,
        hint: String
    ) {
        add(rule, line: mark?.line ?? 1, column: mark?.column ?? 1, path: path, clause, hint: hint)
    }

    /// Notes a mistake at a place.
    func add(
        _ rule: PolicyMistake.Rule = .malformed, line: Int, column: Int, path: String,
        _ clause: String, hint: String
    ) {
        guard mistakes.count < PolicyError.most else { return }
        mistakes.append(
            PolicyMistake(
                rule: rule, file: file, line: line, column: column, path: path, clause: clause,
                hint: hint))
    }

    /// The error, its mistakes in the order of the text; nil when there are none.
    var error: PolicyError? {
        guard !mistakes.isEmpty else { return nil }
        return PolicyError(
            mistakes: mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
}
