import Testing

@Suite struct `Every rule` {
    private let limit = SwiftFile(
        path: "Sources/Gate/Rules/AgentLimit.swift", text: "static let id = \"agent.limit\"")

    private func clauses(_ files: [SwiftFile], _ docs: String?) -> [String] {
        RuleIDs.findings(in: files, docs: docs).map(\.clause)
    }

    @Test func `has the same id in code and in the manual`() {
        let findings = RuleIDs.findings(
            in: Repository.sources, docs: Repository.text("docs/POLICY.md"))
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test(arguments: ["### `agent.limit`", "| `agent.limit` | text `a.b` |", "- `agent.limit`: x"])
    func `is listed by a heading, a row or a bullet`(line: String) {
        #expect(clauses([limit], "# Rules\n\n\(line)\n") == [])
    }

    @Test func `must be listed`() {
        #expect(clauses([limit], nil) == ["is missing"])
        #expect(
            clauses([limit], "Some `agent.limit` in passing.")
                == ["agent.limit is not listed in docs/POLICY.md"])
    }

    @Test func `must exist to be listed`() {
        #expect(
            clauses([limit], "- `agent.limit`\n- `agent.gone`") == [
                "agent.gone is no rule of Sources"
            ])
        let chain = SwiftFile(path: "Sources/Chains/E.swift", text: "f(\"ethereum.chain-id\")")
        #expect(clauses([limit, chain], "- `agent.limit`\n- `ethereum.chain-id`") == [])
    }

    @Test func `must have an id`() {
        let nameless = SwiftFile(path: "Sources/Gate/Rules/X.swift", text: "let a = \"Not an id.\"")
        #expect(clauses([nameless], "") == ["declares no rule id"])
        #expect(clauses([], nil) == [])
    }

    @Test func `has an id of one form`() {
        #expect(["agent.limit", "rate.stale", "fee.above-limit2"].allSatisfy(RuleIDs.isID))
        #expect(
            ["agent", "Agent.limit", "a..b", ".a", "a.", "a. b", "1.5"].allSatisfy {
                !RuleIDs.isID($0)
            })
    }
}
