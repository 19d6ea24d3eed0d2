import Testing

@Suite struct `A primitive that is called` {
    @Test func `is held by vectors`() {
        let findings = Primitives.unheld(in: Repository.sources)
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test func `has vectors that say where they are from, and that a test reads`() throws {
        let tests = Repository.paths(below: "Tests").filter { $0.hasSuffix(".swift") }
            .compactMap(Repository.text).joined()
        for file in Set(Primitives.house.flatMap(\.files)).sorted() {
            let text = try #require(Repository.text(file), "\(file)")
            guard file.hasSuffix(".json") else { continue }
            #expect(text.contains("\"source\""), "\(file)")
            let name = file.split(separator: "/").last?.dropLast(".json".count) ?? ""
            #expect(tests.contains("\"\(name)\""), "no test reads \(file)")
        }
    }

    @Test func `is one of those that are listed`() {
        let words = Set(Repository.sources.flatMap { $0.tokens.map(\.text) })
        for held in Primitives.house {
            #expect(words.contains { $0.hasPrefix(held.prefix) }, "nothing calls \(held.prefix)")
        }
    }

    @Test func `is found where no vectors hold it`() {
        let file = SwiftFile(
            path: "Sources/A/B.swift", text: "unsafe crypto_box_seal(a)\nEVP_MD_CTX_new()\n")
        #expect(Primitives.unheld(in: [file]).map(\.line) == [1])
    }
}
