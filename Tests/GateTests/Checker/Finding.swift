/// An invariant that does not hold, and how one sees it.
struct Finding: Hashable, Error, CustomStringConvertible {
    /// `I9` of the list, or a word for what is none of it.
    let rule: String
    let clause: String

    init(_ rule: String, _ clause: String) {
        self.rule = rule
        self.clause = clause
    }

    var description: String { "\(rule): \(clause)" }
}
