import Foundation

/// What a document of the project points at: relative links, and files of ours it names.
struct StoryLinks {
    /// The document's path below the root.
    let path: String
    /// Whether there is a file or a directory at a path below the root.
    let exists: (String) -> Bool

    /// The links and mentions in `text` that lead nowhere.
    func findings(in text: String) -> [Finding] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
            index, line in
            let targets =
                StoryLinks.links(in: line).compactMap(target) + StoryLinks.mentions(in: line)
            return targets.filter { !exists($0) }
                .map { Finding(path, index + 1, "names \($0), which is not there") }
        }
    }

    /// A link's file, from the root; nil for a link out of the project and for one into the page itself.
    private func target(of link: String) -> String? {
        guard !link.contains("://"), !link.hasPrefix("mailto:") else { return nil }
        let file = link.prefix { $0 != "#" }
        guard !file.isEmpty else { return nil }
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in file.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(String(part))
            } else if parts.popLast() == nil {
                return String(file)
            }
        }
        return parts.joined(separator: "/")
    }

    /// What stands between the brackets of `[text](here)`.
    static func links(in line: Substring) -> [String] {
        line.matches(of: /\]\(([^()\s]+)\)/).map { String($0.1) }
    }

    /// Every `Sources/…` path the line names, in a link or not.
    static func mentions(in line: Substring) -> [String] {
        line.matches(of: /(?:^|[^\/A-Za-z0-9_.-])(Sources\/[A-Za-z0-9_+.\/-]+)/).map { match in
            // The full stop of a sentence, or the slash of a directory.
            var path = match.1
            while let last = path.last, "./".contains(last) { path.removeLast() }
            return String(path)
        }
    }
}
