import Chains
import Foundation
import Gate
import Policy
import Terms
import Testing

@testable import bursar

/// What `bursar help policy` shows and says, held to the reader that the daemon uses.
@Suite struct `The topic of policies` {
    private static let topic = HelpTopic.policy
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func read(_ yaml: String) throws -> BudgetPolicy {
        try PolicyReader.read(
            yaml, file: "topic", zones: ZoneDatabase.rules(for:),
            accounts: { try? Chains.accounts(reading: $0) })
    }

    private func blocks() throws -> (policy: String, bounds: String) {
        let blocks = Self.topic.blocks
        try #require(blocks.count == 2)
        return (blocks[0], blocks[1])
    }

    @Test func `shows a policy that is one`() throws {
        let shown = try Transcript(["policy", "check", "-"], input: try blocks().policy)
        #expect(shown.status == 0, "\(shown.err)")
    }

    @Test(arguments: ["show_project: ", "draw: ", "requests: ", "duplicates: "])
    func `shows as defaults what they are`(key: String) throws {
        let yaml = try blocks().policy
        let kept = yaml.split(separator: "\n").filter { !$0.contains(key) }
        let without = kept.joined(separator: "\n")
        #expect(kept.count == yaml.split(separator: "\n").count - 1)
        #expect(try read(without) == read(yaml))
    }

    @Test func `shows the vault's zone and the highest fee as they are left out`() throws {
        let yaml = try blocks().policy
        let zone = yaml.replacingOccurrences(of: "  timezone: UTC\n", with: "")
        #expect(zone != yaml)
        #expect(try read(zone) == read(yaml))
        let bare = yaml.replacingOccurrences(of: "        max_fee: \"2.00\"\n", with: "")
        #expect(bare != yaml)
        let agents = try read(bare).projects.values.flatMap(\.agents.values)
        #expect(agents.map(\.maxFee.decimal) == ["5", "5"])
        #expect(Self.topic.text.contains("max_fee \"5.00\""))
    }

    /// The block of bounds with so many spaces before each line.
    private func bounds(indented by: Int) throws -> String {
        try blocks().bounds.split(separator: "\n").map {
            String(repeating: " ", count: by) + $0 + "\n"
        }.joined()
    }

    @Test(arguments: [
        ("projects:\n", 2), ("    agents:\n", 4), ("        per_payment: \"15.00\"\n", 8),
    ])
    func `shows bounds that may stand at the vault, a project and an agent`(
        line: String, indent: Int
    ) throws {
        let yaml = try blocks().policy
        let bounded = yaml.replacingOccurrences(
            of: line, with: try bounds(indented: indent) + line)
        #expect(try read(bounded) != read(yaml))
    }

    @Test(arguments: [
        (
            #"requests: {per_second: 50, burst: 200}"#,
            #"requests: {per_second: 50, burst: 200, per_day: 2000}"#
        ),
        ("duplicates: same-request", "duplicates: 10m"),
        ("duplicates: same-request", "duplicates: allow"),
        ("reserve: deny", "reserve: approval"), ("emergency: grant", "emergency: deny"),
        ("per: day}", #"per: day, resets_at: "04:00", carry_over: {unused: "20.00"}}"#),
        ("per: day}", "per: rolling 24h}"), ("per: day}", "per: rolling 7d}"),
        ("per: day}", "per: rolling 30d}"), ("payees: any", #"payees: []"#),
    ])
    func `names forms that the reader takes, each of another meaning`(old: String, new: String)
        throws
    {
        let yaml = try blocks().policy
        #expect(yaml.contains(old))
        #expect(try read(yaml.replacingOccurrences(of: old, with: new)) != read(yaml))
    }

    @Test func `explains every key that a policy may have`() throws {
        // The reader names its keys in lists that begin so; what is read has to be explained.
        let folder = Self.root.appending(path: "Sources/Policy")
        var known: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for list in text.matches(of: /(?:known: |known = |boundKeys = )\[([^\]]*)\]/) {
                known.formUnion(list.1.matches(of: /"([a-z_]+)"/).map { String($0.1) })
            }
        }
        #expect(
            known.isSuperset(of: ["vault", "per_day", "carry_over", "above", "limits", "draw"]))
        let text = Self.topic.text
        for key in known {
            #expect(text.contains(try Regex("(?m)(^|[ {])\(key)\\b")), "\(key)")
        }
        // Those of the file and of bounds have a line of their own.
        let below = ["version", "projects", "agents", "limit"]
        let within = ["per_second", "burst", "per_day", "draw", "count", "from", "until", "above"]
        for key in known.subtracting(below).subtracting(within + ["within", "unused"]) {
            #expect(text.contains(try Regex("(?m)^ *\(key)  +[a-z\"{<]")), "\(key)")
        }
    }

    @Test func `shows every key of the policy that has them all`() throws {
        let file = Self.root.appending(path: "policies/layered.yaml")
        let yaml = try String(contentsOf: file, encoding: .utf8)
            .replacing(/#[^\n]*/, with: "")
            // Paths of secrets are names and no keys.
            .replacing(#/[a-z_]+/[a-z_]+: /#, with: "")
        let shown = try blocks()
        let keys = Set(yaml.matches(of: #/([a-z_]+): /#).map { String($0.1) })
        let named = Set(
            (shown.policy + shown.bounds).matches(of: /([a-z_]+):/).map { String($0.1) })
        #expect(keys.subtracting(named).subtracting(["per_day", "access"]) == [])
    }
}
