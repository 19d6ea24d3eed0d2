import Testing

@Suite struct `A lesson of another vault` {
    private func lessons() throws -> Lessons {
        Lessons(try #require(Repository.text("SECURITY.md")))
    }

    @Test func `is held by tests that are there`() throws {
        let findings = try lessons().findings(Repository.text)
        #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
    }

    @Test func `is one of twenty-six, each told once`() throws {
        let rows = try lessons().rows
        #expect(rows.count == 26)
        #expect(Set(rows.map(\.found)).count == rows.count)
    }

    @Test func `is found where nothing holds it`() {
        let table = { (cell: String) in
            "# A\n\(Lessons.heading)\n\n| found as | held by |\n|---|---|\n| X-1 | \(cell) |\n\n## B\n| Y |"
        }
        let text = { (path: String) in path == "Tests/A.swift" ? "@Test func `holds`() {}" : nil }
        #expect(Lessons(table("[A](Tests/A.swift) `holds`")).findings(text) == [])
        for cell in [
            "", "[A](Tests/A.swift)", "[A](Tests/A.swift) `hold`", "[B](Tests/B.swift) `holds`",
            "[A](A.swift) `holds`", "[A](Tests/A.swift) `holds`, [B](Tests/B.swift) `holds`",
        ] { #expect(Lessons(table(cell)).findings(text).count == 1, "\(cell)") }
    }
}
