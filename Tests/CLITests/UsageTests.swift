import Foundation
import Testing

@testable import bursar

@Suite struct `A command line that is not understood` {
    @Test(arguments: [
        "frob", "agent frob", "agent add", "agent add w", "agent add W --project p",
        "agent add w --project p --uid -1", "agent freeze w/x", "wallet create main",
        "wallet create main --chain ton --network devnet", "wallet show main", "rate set TON 4.12",
        "rate set TON 4,12 CAD", "rate set TON 4 CAD --haircut 51%",
        "rate set TON 4 CAD --max-age 1w", "budget show --agent W",
        "pay --wallet ton/main --to x --amount 0 --asset TON --chain-data -",
        "pay --wallet ton/main --to x --amount 1 --asset TON",
        "pay --wallet ton/main --to x --amount 1 --asset TON --chain-data - --key short",
        "unseal secret", "unseal --passphrase-fd x", "status --frob", "audit log --since never",
        "thaw", "project thaw p", "wallet thaw ton/main", "project freeze P",
        "wallet freeze main", "project grant p --amount 0 --lasts 1h --reason x",
        "project grant p --amount 5 --lasts 1w --reason x",
        "project grant p --amount 5 --lasts 1h", "payment show 7", "payment list --open --pending",
        "payment list --pending --status open", "payment list --status signed",
        "payment settle 01KA0QCTKAFQX1JG0ACHMDR6BF --cost 1",
        "payment settle 01KA0QCTKAFQX1JG0ACHMDR6BF --cost -1 --asset ETH",
        "payment void 01KA0QCTKAFQX1JG0ACHMDR6BF",
        "payment void 01KA0QCTKAFQX1JG0ACHMDR6BF --proof - --attested -",
        "payment write-off 01KA0QCTKAFQX1JG0ACHMDR6BF", "deny 01KA0QCTKAFQX1JG0ACHMDR6BF",
        "approve", "approve 01ka0qctkafqx1jg0achmdr6bf",
        "approve 01KA0QCTKAFQX1JG0ACHMDR6BF --digest ab", "observer add n",
        "observer add N --public-key \(String(repeating: "ab", count: 32))",
        "observer add n --public-key \(String(repeating: "ab", count: 31))", "observer remove",
        "audit verify entries.ndjson", "audit replay entries.ndjson", "audit acknowledge",
        "policy check", "policy apply",
    ])
    func `exits with 2 and says why, how, and nothing on stdout`(words: String) throws {
        let shown = try Transcript(words.split(separator: " ").map(String.init))
        #expect(shown.status == 2)
        #expect(shown.out.isEmpty)
        let lines = shown.err.split(separator: "\n")
        #expect(lines.first?.hasPrefix("bursar: usage: ") == true)
        #expect(lines.count == 3)
        #expect(lines[1].hasPrefix("hint: bursar "))
        #expect(lines[1].hasSuffix(" --help"))
        #expect(lines.last?.hasPrefix("usage: bursar ") == true)
        #expect(lines.first?.hasSuffix(".") == false)
    }

    @Test(arguments: [
        ("Missing expected argument '<name>'", "missing expected argument '<name>'"),
        ("Too bad.\nmore", "too bad"), ("", "not understood"),
    ])
    func `is explained in the house's form`(message: String, clause: String) {
        #expect(Program.clause(message) == clause)
    }
}

@Suite struct `A policy on the command line` {
    private static let policies = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("policies")

    @Test(arguments: [
        "solo-agent.yaml", "seed-project.yaml", "strict-payees.yaml", "layered.yaml",
    ])
    func `is checked without a daemon`(name: String) throws {
        let file = Self.policies.appendingPathComponent(name).path
        let shown = try Transcript(["policy", "check", file], home: "/nonexistent")
        #expect(shown.status == 0)
        #expect(shown.out.hasPrefix("project"))
        let json = try Transcript(["policy", "check", file, "--json"], home: "/nonexistent")
        #expect(json.out.contains(#""ok":true"#))
    }

    @Test func `has each mistake named by file, line and column`() throws {
        let yaml =
            "version: 1\ncurrency: CAD\nprojects:\n  p:\n    timezone: Nowhere/City\n"
            + "    limit: {amount: 5, per: day}\n    agents: {}\n"
        let shown = try Transcript(["policy", "check", "-"], input: yaml)
        #expect(shown.status == 1)
        #expect(shown.out.isEmpty)
        #expect(shown.err.contains("stdin:5:15: projects.p.timezone"))
        #expect(shown.err.contains("stdin:6:21: projects.p.limit.amount"))
        #expect(shown.err.contains("\nhint: "))
        let json = try Transcript(["policy", "check", "-", "--json"], input: yaml)
        #expect(json.status == 1)
        #expect(json.out.contains(#""line":6"#))
        #expect(json.out.contains(#""ok":false"#))
    }

    @Test func `that cannot be read is an error of the file`() throws {
        let shown = try Transcript(["policy", "check", "/nonexistent.yaml"])
        #expect(shown.status == 1)
        #expect(shown.err.hasPrefix("bursar: /nonexistent.yaml: there is no such file\nhint: "))
    }
}
