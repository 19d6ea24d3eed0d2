/// The rules' stable ids, in code and in docs/POLICY.md.
enum RuleIDs {
    private static let folder = "Sources/Gate/Rules/"

    /// `agent.limit`: lower-case words and hyphens, joined by dots.
    static func isID(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1
            && parts.allSatisfy { part in
                part.first?.isLowercase == true
                    && part.allSatisfy {
                        $0 == "-" || $0.isASCII && ($0.isLowercase || $0.isNumber)
                    }
            }
    }

    /// The ids that a file's strings spell.
    static func spelt(in file: SwiftFile) -> Set<String> {
        Set(file.tokens.filter { $0.kind == .string && isID($0.text) }.map(\.text))
    }

    /// The ids docs/POLICY.md lists: the first code span of a heading, a bullet or a table row.
    static func listed(in text: String) -> Set<String> {
        let lines = text.split(separator: "\n").filter { line in
            ["#", "|", "-", "*"].contains { line.hasPrefix($0) }
        }
        return Set(
            lines.compactMap { line in
                let spans = line.split(separator: "`", omittingEmptySubsequences: false)
                guard spans.count > 2, isID(spans[1]),
                    spans[0].allSatisfy({ "#|-* ".contains($0) })
                else { return nil }
                return String(spans[1])
            })
    }

    static func findings(in files: [SwiftFile], docs: String?) -> [Finding] {
        let rules = files.filter { $0.path.hasPrefix(folder) }
        guard !rules.isEmpty else { return [] }
        var found = rules.filter { spelt(in: $0).isEmpty }.map {
            Finding($0.path, 1, "declares no rule id")
        }
        guard let docs else { return found + [Finding("docs/POLICY.md", 1, "is missing")] }
        let listed = listed(in: docs)
        for file in rules {
            found += spelt(in: file).subtracting(listed).sorted().map {
                Finding(file.path, 1, "\($0) is not listed in docs/POLICY.md")
            }
        }
        // Chains and Policy have ids of their own, which the page may list too.
        let known = files.reduce(into: Set<String>()) { $0.formUnion(spelt(in: $1)) }
        found += listed.subtracting(known).sorted().map {
            Finding("docs/POLICY.md", 1, "\($0) is no rule of Sources")
        }
        return found
    }
}
