import Policy
import Testing

@Suite struct `The text of a policy` {
    @Test(arguments: [
        ("version: 1\ncurrency: CAD\nprojects: {a: }}", "is not YAML"),
        ("version: 1\n currency: CAD", "is not YAML"),
        ("version: \"1", "is not YAML"), ("[", "is not YAML"), ("a: b: c", "is not YAML"),
        ("version: 1\n---\nversion: 1", "not one YAML document"),
        (
            "version: 1\nversion: 1\ncurrency: CAD\nprojects: {}",
            "a key twice in one place: version"
        ),
        (
            "version: 1\ncurrency: CAD\nprojects:\n  a: {}\n  b: {}\n  a: {}",
            "twice in one place: a"
        ),
        ("\u{FEFF}version: 1", "U+FEFF"), ("version: 1\u{0}", "U+0000"),
        ("version:\t1", "has a tab"), ("# caf\u{85}projects: {}", "U+0085"),
        ("# a\u{2028}version: 1", "U+2028"), ("# \u{202E}evil", "U+202E"),
        ("a: &x 1\nb: *x", "character &"), ("# R&D\nversion: 1", "character &"),
        ("a: b\n*x : c", "character *"), ("? [a, b]\n: c", "key of more than one line"),
        ("- ? a\n  : b", "key of more than one line"),
        ("[[[[[[[[[a]]]]]]]]]", "more than 8 brackets"),
    ])
    func `is refused, with its reason, when it is not plain YAML`(
        text: String, clause: String
    ) throws {
        let mistakes = PolicyFixtures.mistakes(text)
        #expect(mistakes.count == 1)
        let mistake = try #require(mistakes.first)
        #expect(mistake.clause.contains(clause), "\(mistake.clause)")
        #expect(!mistake.hint.isEmpty)
    }

    @Test(arguments: [
        ("version: 1\ncurrency: &c CAD", "2:11"), ("a: 1\n\n  [[[[[[[[[", "3:11"),
        ("version: 1\ncurrency: CAD\nprojects: {}\nprojects: {}", "3:1"),
        ("version: 1\n- a", "2:1"),
    ])
    func `is refused at the place`(text: String, place: String) throws {
        let mistake = try #require(PolicyFixtures.mistakes(text).first)
        #expect("\(mistake.line):\(mistake.column)" == place)
    }

    @Test func `is a bomb in vain`() throws {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
        for level in 1..<40 {
            let one = "*a\(level - 1)"
            bomb += "a\(level): &a\(level) [\(one),\(one),\(one),\(one)]\n"
        }
        bomb += "? *a39\n: boom\n"
        let start = ContinuousClock.now
        #expect(PolicyFixtures.mistakes(bomb).first?.clause.contains("aliases") == true)
        #expect(ContinuousClock.now - start < .seconds(1))
    }

    @Test func `may nest as deep as it likes and is still only refused`() {
        let deep = String(repeating: "- ", count: 5_000) + "a"
        #expect(PolicyFixtures.mistakes(deep).count == 1)
        let braces = String(repeating: "{a: ", count: 100_000)
        #expect(PolicyFixtures.mistakes(braces).count == 1)
    }

    @Test func `has at most one MiB`() throws {
        let head = PolicyFixtures.policy()
        let room = (1 << 20) - head.utf8.count - 1
        let full = head + "#" + String(repeating: "x", count: room)
        #expect(PolicyFixtures.mistakes(full) == [])
        let mistake = try #require(PolicyFixtures.mistakes(full + "x").first)
        #expect(mistake.clause == "has 1048577 bytes, more than 1048576")
    }

    @Test func `has at most 1,000 projects`() {
        func text(_ count: Int) -> String {
            "version: 1\ncurrency: CAD\nprojects:\n"
                + (0..<count).map { "  p\($0): {limit: {amount: \"1\", per: day}}\n" }.joined()
        }
        #expect(PolicyFixtures.mistakes(text(1_000)) == [])
        #expect(
            PolicyFixtures.mistakes(text(1_001)).map(\.clause) == [
                "has 1001 projects, more than 1000"
            ])
    }

    @Test func `has at most 10,000 agents`() {
        func text(_ count: Int) -> String {
            "version: 1\ncurrency: CAD\nprojects:\n  p:\n    limit: {amount: \"1\", per: day}\n"
                + "    agents:\n"
                + (0..<count).map {
                    "      a\($0): {limit: {amount: \"1\", per: day}, wallets: [], payees: any}\n"
                }.joined()
        }
        #expect(PolicyFixtures.mistakes(text(10_000)) == [])
        #expect(PolicyFixtures.mistakes(text(10_001)).map(\.path) == ["projects.p.agents.a10000"])
    }

    @Test func `lists at most 10,000 payees`() {
        func payees(_ count: Int) -> String {
            "[" + Array(repeating: "addr-1", count: count).joined(separator: ", ") + "]"
        }
        #expect(PolicyFixtures.mistakes(PolicyFixtures.policy(payees: payees(10_000))) == [])
        let more = PolicyFixtures.mistakes(PolicyFixtures.policy(payees: payees(10_001)))
        #expect(more.first?.clause.contains("more than 10000") == true)
    }

    @Test func `gathers no more than 100 mistakes`() {
        let keys = (0..<500).map { "k\($0): 1\n" }.joined()
        #expect(PolicyFixtures.mistakes(keys).count == PolicyError.most)
    }

    @Test(arguments: ["seed-project.yaml", "layered.yaml"])
    func `cut or changed anywhere is read or refused, and never stops the reader`(
        name: String
    ) throws {
        let text = Array(try PolicyFixtures.example(name).unicodeScalars)
        let alphabet = Array("{}[]:,\"'#-?!%@`|> \n0a\\~<".unicodeScalars)
        for _ in 0..<1_000 {
            var changed = text
            for _ in 0..<Int.random(in: 1...3) {
                let index = Int.random(in: 0..<changed.count)
                if Bool.random() {
                    changed[index] = alphabet.randomElement() ?? " "
                } else {
                    changed.remove(at: index)
                }
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: changed.prefix(Int.random(in: 0...changed.count)))
            // Every refusal has a place in the text; an accepted change is a policy of its own.
            for mistake in PolicyFixtures.mistakes(String(view)) {
                #expect(mistake.line >= 1 && mistake.column >= 1)
            }
        }
    }
}
