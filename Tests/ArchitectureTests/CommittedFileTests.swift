import Testing

@Suite struct `A committed file` {
    private let home = "/" + "work/shared"

    @Test func `names no place of one machine`() {
        let paths = Repository.paths().filter { !$0.hasPrefix("Package.resolved") }
        #expect(paths.contains("Package.swift"))
        let findings = paths.flatMap { path in
            Repository.text(path).map { CommittedFiles.machinePaths(path, $0) } ?? []
        }
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test func `says how to use it, if it is a script to run`() {
        let scripts = Repository.paths(below: "scripts").filter(Repository.isExecutable)
        #expect(!scripts.isEmpty)
        let findings = scripts.flatMap { path in
            CommittedFiles.scriptFindings(path, Repository.text(path) ?? "")
        }
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test func `is found when it names one`() {
        #expect(CommittedFiles.machinePaths("README.md", "see \(home)") != [])
        #expect(CommittedFiles.machinePaths("Tests/A.swift", "a\n\"\(home)\"").map(\.line) == [2])
        #expect(CommittedFiles.machinePaths("scripts/a", "x=/" + "tmp/y") != [])
    }

    @Test func `may name what only looks like one`() {
        #expect(CommittedFiles.machinePaths("A.md", "audit/checkpoint" + "/" + "root/x") == [])
        #expect(CommittedFiles.machinePaths("A.md", "a.b" + home) == [])
        #expect(CommittedFiles.machinePaths("Tests/A.swift", "\"/" + "tmp/y\"") == [])
    }

    @Test func `is found when it is a script that doesn't say how`() {
        #expect(CommittedFiles.scriptFindings("scripts/a", "#!/bin/sh\n# Usage: scripts/a\n") == [])
        #expect(CommittedFiles.scriptFindings("scripts/a", "echo\n") != [])
        #expect(CommittedFiles.scriptFindings("scripts/a", "#!/bin/sh\necho\n") != [])
        #expect(CommittedFiles.scriptFindings("scripts/a", "#!/bin/sh") != [])
    }
}
