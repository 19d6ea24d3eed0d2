import Foundation
import Testing

@Suite struct `A document` {
    private static let documents =
        [
            "README.md", "SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md", "policies/README.md",
            "keys-example/README.md",
        ]
        + Repository.paths(below: "docs").filter { $0.hasSuffix(".md") }

    private func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: Repository.root.appending(path: path).path)
    }

    @Test(arguments: documents)
    func `links only to what is there, and names only sources that are there`(path: String) throws {
        let text = try #require(Repository.text(path))
        let findings = StoryLinks(path: path, exists: exists).findings(in: text)
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test func `of the story leads through every module a payment passes`() throws {
        let story = try #require(Repository.text("docs/STORY.md"))
        for module in ["API", "Callers", "Chains", "Gate", "Ledger", "Keyroom", "Payment"] {
            #expect(
                story.contains("](../Sources/\(module)/"), "the story has no link into \(module)")
        }
    }

    @Test func `is found when it links to nothing`() {
        let page = StoryLinks(path: "docs/STORY.md", exists: { $0 == "docs/POLICY.md" })
        #expect(page.findings(in: "see [rules](POLICY.md#the-gate) and [this](#here)") == [])
        #expect(
            page.findings(in: "[out](https://example.org/x), [mail](mailto:a@example.org)") == [])
        #expect(page.findings(in: "a\n[gone](../README.md)").map(\.line) == [2])
        #expect(page.findings(in: "[a](POLICY.md) [b](NONE.md)").count == 1)
        #expect(page.findings(in: "[above the root](../../POLICY.md)").count == 1)
    }

    @Test func `is found when it names a source that is gone`() {
        let page = StoryLinks(path: "README.md", exists: { $0 == "Sources/Gate/Gate.swift" })
        #expect(
            page.findings(in: "in `Sources/Gate/Gate.swift`, or Sources/Gate/Gate.swift.") == [])
        #expect(page.findings(in: "in `Sources/Gate/Rules/`").count == 1)
        #expect(page.findings(in: "Sources/Gate/Gone.swift").count == 1)
    }
}
