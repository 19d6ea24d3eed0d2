import Testing

@Suite struct `The arrows between modules` {
    private let table = ImportTable(
        allowed: ["Gate": ["Terms"], "Policy": ["Foundation"]],
        onlyIn: ["Policy": ["Foundation": "Sources/Policy/Zones.swift"]])

    private func clauses(_ path: String, _ text: String) -> [String] {
        table.findings(in: [SwiftFile(path: path, text: text)]).map(\.clause)
    }

    @Test func `are those of the table`() {
        let findings = ImportTable.house.findings(in: Repository.sources)
        #expect(!Repository.sources.isEmpty)
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test func `are those Package.swift declares`() throws {
        let manifest = PackageManifest(text: try #require(Repository.text("Package.swift")))
        let findings = ImportTable.house.findings(in: manifest, files: Repository.sources)
        #expect(!manifest.targets.isEmpty)
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test func `hold no Swift in the C module maps`() {
        #expect(Repository.sources.filter { $0.module == "System" }.isEmpty)
    }

    @Test func `go in no circle`() {
        var left = ImportTable.house.allowed
        while let leaf = left.first(where: { $0.value.isDisjoint(with: left.keys) })?.key {
            left[leaf] = nil
        }
        #expect(left.isEmpty)
    }

    @Test(arguments: [
        "import Ledger", "public import Ledger", "@preconcurrency import Ledger",
        "import struct Ledger.Row", "#if DEBUG\nimport Ledger\n#endif",
    ])
    func `that are missing from the table are found`(line: String) {
        #expect(clauses("Sources/Gate/A.swift", line) == ["Gate may not import Ledger"])
    }

    @Test func `that are in the table are let through`() {
        #expect(clauses("Sources/Gate/Rules/A.swift", "public import Terms // import Ledger") == [])
    }

    @Test func `from a directory the table doesn't know are found`() {
        #expect(clauses("Sources/New/A.swift", "") == ["is in no module of the import table"])
    }

    @Test func `may be bound to one file`() {
        #expect(clauses("Sources/Policy/Zones.swift", "import Foundation") == [])
        #expect(
            clauses("Sources/Policy/Other.swift", "import Foundation")
                == ["Foundation belongs in Sources/Policy/Zones.swift alone"])
    }

    @Test func `are read from a manifest, products and all`() throws {
        let manifest = PackageManifest(
            text: """
                func module(_ name: String) -> Target { .target(name: name) }
                let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
                module("Terms"),
                program("Gate", ["Terms", "Ledger", nioCore]),
                tests("GateTests", ["Gate"]),
                """)
        #expect(manifest.targets.map(\.name) == ["Terms", "Gate"])
        #expect(manifest.targets.last?.dependencies == ["Terms", "Ledger", "NIOCore"])
        let gate = SwiftFile(path: "Sources/Gate/A.swift", text: "import Yams\nimport Terms")
        let lost = SwiftFile(path: "Sources/Policy/A.swift", text: "")
        #expect(
            table.findings(in: manifest, files: [gate, lost]).map(\.clause) == [
                "Gate may not depend on Ledger", "Gate may not depend on NIOCore",
                "declares no target Policy",
                "imports Yams, which its target doesn't declare",
            ])
    }
}
