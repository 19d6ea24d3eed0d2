/// What every file of the project keeps to, whatever its language.
enum CommittedFiles {
    /// Places of the machine somebody worked on, spelt so that this file doesn't hold them.
    private static let machine = ["work", "root"].map { "/\($0)/" }
    private static let temporary = "/" + "tmp/"

    static func machinePaths(_ path: String, _ text: String) -> [Finding] {
        var banned = machine
        if !path.hasPrefix("Tests/") { banned.append(temporary) }
        var found: [Finding] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            for place in banned where begins(place, in: line) {
                found.append(Finding(path, index + 1, "names \(place), a place of one machine"))
            }
        }
        return found
    }

    /// Whether the path `place` begins in `line`: `checkpoint/root/x` holds the text but begins elsewhere.
    private static func begins(_ place: String, in line: Substring) -> Bool {
        let line = Array(line.utf8)
        let place = Array(place.utf8)
        guard line.count >= place.count else { return false }
        return (0...(line.count - place.count)).contains { index in
            guard line[index...].starts(with: place) else { return false }
            guard index > 0 else { return true }
            let before = Character(UnicodeScalar(line[index - 1]))
            return !(before.isLetter || before.isNumber || "._-/)}".contains(before))
        }
    }

    /// What is wrong with the head of an executable script: `#!`, then a comment that says how to use it.
    static func scriptFindings(_ path: String, _ text: String) -> [Finding] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first?.hasPrefix("#!") == true else {
            return [Finding(path, 1, "does not begin with #!")]
        }
        guard lines.count > 1, lines[1].hasPrefix("# Usage: \(path)") else {
            return [Finding(path, 2, "does not say '# Usage: \(path)' on its second line")]
        }
        return []
    }
}
