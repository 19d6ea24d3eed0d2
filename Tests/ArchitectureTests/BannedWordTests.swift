import Testing

@Suite struct `What Sources never say` {
    private func clauses(_ text: String, path: String = "Sources/Gate/Rule.swift") -> [String] {
        BannedWords.house.findings(in: [SwiftFile(path: path, text: text)]).map(\.clause)
    }

    @Test func `is not said`() {
        let findings = BannedWords.house.findings(in: Repository.sources)
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test func `is allowed to no file that doesn't need it`() {
        let findings = BannedWords.house.stale(in: Repository.sources)
        #expect(findings.isEmpty, "\(findings.report)")
    }

    // Such a limit counts from when a test is begun, and most of a run is waiting for a thread.
    @Test func `is a limit of time in no test, which a slow machine would break`() {
        let limited = Repository.tests.filter { file in
            file.tokens.contains { $0.isWord("timeLimit") }
        }
        #expect(limited.map(\.path) == [])
    }

    @Test(arguments: [
        ("@testable import Gate", "@testable"), ("@_spi(Forge) import Gate", "@_spi"),
        ("@_silgen_name(\"x\") func f()", "@_silgen_name"),
        ("@_exported import Gate", "@_exported"), ("let a = try! f()", "try!"),
        ("let a = b as! C", "as!"), ("unsafeBitCast(a, to: B.self)", "unsafeBitCast"),
        ("let a = \"\\(try! f())\"", "try!"), ("// TODO: later", "a comment says work is left"),
        ("/* FIXME */", "a comment says work is left"), ("dlopen(a, 1)", "dlopen loads code"),
        (
            "final class A: @unchecked Sendable {}", "@unchecked Sendable outside the allow-list"
        ),
    ])
    func `is found where it is`(text: String, clause: String) {
        #expect(clauses(text) == [clause])
    }

    @Test(arguments: [
        "fatalError()", "fatalError(\"\")", "preconditionFailure()", "precondition(a > b)",
        "precondition(f(\"x\", y))",
    ])
    func `includes a trap without a reason`(call: String) {
        #expect(clauses(call).count == 1)
    }

    @Test(arguments: [
        "fatalError(\"the table is total\")", "precondition(a > b, \"checked by the caller\")",
        "preconditionFailure(\"n is below 4 by construction\")",
    ])
    func `does not include a trap that gives one`(call: String) {
        #expect(clauses(call) == [])
    }

    @Test func `leaves comments, strings and near misses alone`() {
        let text = """
            // never try! or as! here
            let a = "try! unsafeBitCast"; let b = try !f(); let c = try? g(); let d = e as? F
            """
        #expect(clauses(text) == [])
    }

    @Test(arguments: [
        "struct WalletManager {}", "enum Utils {}", "class KeyHelper {}",
        "enum A { struct Core {} }",
    ])
    func `includes names that say nothing`(text: String) {
        #expect(clauses(text).count == 1)
    }

    @Test func `includes such names of files, but not of words that hold one`() {
        #expect(clauses("", path: "Sources/Gate/GateUtils.swift").count == 1)
        #expect(clauses("struct Score {}\nstruct Commoner {}\nstruct CoreyX {}") == [])
        #expect(
            BannedWords.parts(of: "NIOCoreDoor+Text2Go") == ["NIO", "Core", "Door", "Text", "Go"])
    }

    @Test func `may be said in a file of the allow-list while it is needed`() {
        let path = "Sources/Keyroom/SecretBytes.swift"
        let needed = SwiftFile(path: path, text: "struct S: @unchecked Sendable {}")
        let unneeded = SwiftFile(path: path, text: "struct S: Sendable {}")
        #expect(BannedWords.house.findings(in: [needed]) == [])
        #expect(BannedWords.house.stale(in: [needed]) == [])
        #expect(BannedWords.house.stale(in: [unneeded]).count == 1)
    }
}
