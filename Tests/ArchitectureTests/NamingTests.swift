import Testing

@Suite struct `A file` {
    private func clauses(_ path: String, _ text: String) -> [String] {
        SwiftFile(path: "Sources/Gate/\(path)", text: text).namingFindings.map(\.clause)
    }

    @Test func `holds one type and is named for it`() {
        let findings = Repository.sources.flatMap(\.namingFindings)
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test(arguments: [
        ("A.swift", "struct A { enum B {} }"), ("A.swift", "public struct A: ~Copyable {}"),
        ("A+Text.swift", "extension A { class func b() {} }"), ("B.swift", "extension A.B {}"),
        ("A.swift", "typealias A = B"), ("A.swift", "struct A {}\nprivate struct B {}"),
        ("main.swift", "print(1)"), ("A.swift", "public final class A {}\nextension B {}"),
    ])
    func `may be named so`(path: String, text: String) {
        #expect(clauses(path, text) == [])
    }

    @Test(arguments: [
        ("A.swift", "struct B {}", 2), ("A.swift", "struct A {}\nenum B {}", 1),
        ("A+Text.swift", "extension B {}", 1), ("A.swift", "// struct A {}", 1),
        ("A+Text.swift", "extension A {}\nstruct B {}", 1),
    ])
    func `may not be named so`(path: String, text: String, count: Int) {
        #expect(clauses(path, text).count == count)
    }
}
