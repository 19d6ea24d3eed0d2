import Testing

@Suite struct `The budgets` {
    private func file(_ text: String, _ path: String = "Sources/Gate/A.swift") -> SwiftFile {
        SwiftFile(path: path, text: text)
    }

    @Test func `for files and functions hold`() {
        let findings = Budgets().findings(in: Repository.sources)
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test func `for the median file hold`() {
        let median = Budgets.median(Repository.sources)
        print("budgets: median file \(median) lines of \(Repository.sources.count) files")
        #expect(median > 0)
        #expect(median <= Budgets().medianFile)
    }

    @Test func `for comments hold`() {
        let share = Budgets.commentPercent(Repository.sources)
        print("budgets: comments \(share) % of lines (aim: 20 to 30)")
        #expect(Budgets().commentPercent.contains(share))
    }

    @Test func `for tests hold: at least a line for each line of source`() {
        let sources = Budgets.lines(Repository.sources)
        let tests = Budgets.lines(Repository.tests)
        print("budgets: \(tests) lines of tests, \(sources) of sources")
        #expect(tests >= sources)
    }

    @Test func `of unsafe code hold`() {
        for (module, count) in UnsafeCode.count(Repository.sources).sorted(by: { $0.key < $1.key })
        {
            print("budgets: unsafe \(count) times in \(module)")
        }
        let findings = UnsafeCode().findings(in: Repository.sources)
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test func `are exceeded by a file one line too long`() {
        let full = String(repeating: "let a = 1\n", count: 400)
        #expect(Budgets().findings(in: [file(full)]) == [])
        #expect(Budgets().findings(in: [file(full + "\n")]).count == 1)
    }

    @Test(arguments: [
        "func f(a: [Int] = { [] }()) throws(E) -> [Int]\n{", "init?(x: Int) {",
        "var x: Int {", "subscript(i: Int) -> Int {", "deinit {",
        "static func == (a: A, b: A) -> Bool {",
    ])
    func `are exceeded by a function one line too long`(head: String) {
        let headLines = head.count { $0 == "\n" } + 1
        let body = String(repeating: "    a(\"}\") // }\n", count: 60 - headLines - 1)
        #expect(Budgets().findings(in: [file("\(head)\n\(body)}")]) == [])
        #expect(Budgets().findings(in: [file("\(head)\n\(body)\n}")]).count == 1)
    }

    @Test func `measure no body where there is none`() {
        let text = """
            protocol P {
                func f() throws(E)
                    -> Int
                /// Text.
                var x: Int { get }
                func g()
            }
            extension P { func h() { a.init() } }
            """
        #expect(file(text).bodies.map(\.name) == ["x", "h"])
    }

    @Test func `count comment lines, not code with a comment behind it`() {
        #expect(Budgets.commentPercent([file("/// a\n\n// b\nlet c = 1 // d\nlet e = 2")]) == 50)
        #expect(Budgets.commentPercent([]) == 0)
        #expect(Budgets.median([file("a"), file("a\nb"), file("a\nb\nc")]) == 2)
    }

    @Test func `find unsafe code where no C is called`() {
        let with = file("import CSQLite\nlet a = 1", "Sources/Ledger/A.swift")
        let use = file("let b = unsafe f()", "Sources/Ledger/B.swift")
        let bad = file("let b = unsafe f()", "Sources/Gate/B.swift")
        #expect(UnsafeCode().findings(in: [with, use]) == [])
        #expect(UnsafeCode().findings(in: [with, bad]).map(\.path) == ["Sources/Gate/B.swift"])
        #expect(UnsafeCode.count([use, bad]) == ["Ledger": 1, "Gate": 1])
    }
}
