/// The table in SECURITY.md of what others' holes teach, and the tests it names.
struct Lessons {
    /// A test that a lesson is said to be held by.
    struct Held: Hashable {
        /// The test's file, from the root.
        let file: String
        /// The test's own words.
        let test: String
    }

    static let heading = "## Lessons of other vaults"

    /// Each lesson: what it was found as, and the tests that hold it.
    let rows: [(found: String, held: [Held])]

    init(_ document: String) {
        let section = document.split(separator: Lessons.heading).dropFirst().first ?? ""
        rows =
            section.split(separator: "\n## ").first.map { text in
                text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { line in
                    let cells = line.split(separator: " | ")
                    let links = (cells.last ?? "").matches(of: /\]\(([^()\s]+)\) `([^`]+)`/)
                    return (
                        cells.first.map { String($0.dropFirst(2)) } ?? "",
                        links.map { Held(file: String($0.1), test: String($0.2)) }
                    )
                }
            } ?? []
    }

    /// What of the table is not so, a sentence each.
    func findings(_ text: (String) -> String?) -> [String] {
        rows.flatMap { row -> [String] in
            guard !row.held.isEmpty else { return ["\(row.found) is held by no test"] }
            return row.held.compactMap { held in
                guard held.file.hasPrefix("Tests/"), let source = text(held.file) else {
                    return "\(row.found): there is no \(held.file)"
                }
                return source.contains("func `\(held.test)`")
                    ? nil : "\(row.found): \(held.file) has no test \(held.test)"
            }
        }
    }
}
