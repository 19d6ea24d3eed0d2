/// Which module may import what: the one place where the arrows of the design are written down.
///
/// SwiftPM lets a target import whatever its neighbours were built with, so the table is held against the
/// import lines themselves, and against what Package.swift declares.
struct ImportTable {
    /// The modules each directory in Sources may import, system modules included.
    let allowed: [String: Set<String>]
    /// Imports that only these files of a module may have.
    let onlyIn: [String: [String: String]]

    /// Modules that belong to the platform: no target in Package.swift names them.
    static let platform: Set<String> = ["Glibc", "Synchronization", "Foundation", "Dispatch"]

    static let house = ImportTable(
        allowed: pure.merging(effectful) { left, _ in left },
        onlyIn: [
            "Policy": ["Foundation": "Sources/Policy/ZoneDatabase.swift"],
            // For keystores that come in, and for nothing else: docs/decisions/0021.
            "Keyroom": [
                "COpenSSL": "Sources/Keyroom/AES128CTR.swift",
                "Digests": "Sources/Keyroom/Keystore+Opening.swift",
            ],
            // Two calls, before anything is read: docs/decisions/0031.
            "bursar": ["CHardening": "Sources/bursar/main.swift"],
        ])

    /// No clock, no randomness, no I/O: not even the C library.
    private static let pure: [String: Set<String>] = [
        "Terms": [],
        "JSON": [],
        "Digests": ["Terms", "COpenSSL", "Synchronization"],
        "Wire": ["Terms", "JSON"],
        "Callers": ["Terms", "Digests"],
        "Chains": ["Terms", "Digests", "JSON"],
        "Gate": ["Terms", "Digests", "Callers", "Chains", "JSON"],
        "Economy": ["Terms", "Gate"],
    ]

    private static let effectful: [String: Set<String>] = {
        let table: [String: Set<String>] = [
            "Policy": ["Terms", "Chains", "Gate", "JSON", "Yams", "Foundation"],
            "Ledger": ["Terms", "Digests", "JSON", "Gate", "CSQLite"],
            "Keyroom": [
                "Terms", "Chains", "Digests", "Gate", "CSodium", "CSecp256k1", "CHardening",
                "COpenSSL",
            ],
            "Vault": [
                "Terms", "JSON", "Callers", "Chains", "Digests", "Gate", "Keyroom", "Ledger",
            ],
            "Backup": ["Terms", "JSON", "Digests", "Keyroom", "Ledger", "Vault"],
            "Payment": [
                "Callers", "Chains", "Digests", "Gate", "JSON", "Keyroom", "Ledger", "Vault",
                "Wire", "Terms",
            ],
            "Admin": [
                "Terms", "JSON", "Wire", "Callers", "Chains", "Digests", "Gate", "Policy", "Ledger",
                "Vault", "Keyroom", "Backup",
            ],
            "API": [
                "Wire", "JSON", "Callers", "Payment", "Admin", "Backup", "Economy", "Terms",
                "NIOCore", "NIOPosix", "NIOHTTP1",
            ],
            "bursard": [
                "Terms", "JSON", "Digests", "Wire", "Callers", "Chains", "Gate", "Economy",
                "Policy", "Ledger", "Keyroom", "Vault", "Backup", "Payment", "Admin", "API",
                "CHardening",
                "NIOCore", "NIOPosix", "ArgumentParser", "Dispatch",
            ],
            "bursar": [
                "Wire", "JSON", "Terms", "Policy", "Chains", "Digests", "CHardening",
                "ArgumentParser",
            ],
            // The one signing key outside the room is the witness's own: docs/decisions/0013.
            "Witness": ["Terms", "Digests", "Ledger", "COpenSSL"],
            "bursar-audit": [
                "Ledger", "Gate", "Chains", "Digests", "JSON", "Terms", "Witness",
                "ArgumentParser",
            ],
            "bursar-bench": [
                "Chains", "Gate", "Ledger", "Terms", "JSON", "COpenSSL", "Keyroom", "Admin", "Wire",
            ],
            // Nothing of what it judges: a mistake they shared would stay unseen.
            "bursar-gauntlet": ["JSON", "ArgumentParser"],
            // Its auditor imports nothing at all: Tests/SimulateTests hold it to that.
            "bursar-simulate": ["Gate", "Chains", "Digests", "JSON", "Terms"],
        ]
        return table.mapValues { $0.union(["Glibc", "Synchronization"]) }
    }()

    /// What the import lines of `files` have that the table does not.
    func findings(in files: [SwiftFile]) -> [Finding] {
        files.flatMap { file in
            guard let allowed = allowed[file.module] else {
                return [Finding(file.path, 1, "is in no module of the import table")]
            }
            return file.imports.compactMap { name, line in
                if !allowed.contains(name) {
                    return Finding(file.path, line, "\(file.module) may not import \(name)")
                }
                if let home = onlyIn[file.module]?[name], home != file.path {
                    return Finding(file.path, line, "\(name) belongs in \(home) alone")
                }
                return nil
            }
        }
    }

    /// Where Package.swift, the table and the import lines disagree.
    func findings(in manifest: PackageManifest, files: [SwiftFile]) -> [Finding] {
        var found: [Finding] = []
        for target in manifest.targets {
            let extra = target.dependencies.subtracting(allowed[target.name] ?? [])
            found += extra.sorted().map {
                Finding("Package.swift", target.line, "\(target.name) may not depend on \($0)")
            }
        }
        let declared = Dictionary(
            manifest.targets.map { ($0.name, $0.dependencies) }, uniquingKeysWith: { $0.union($1) })
        for module in Set(files.map(\.module)).sorted() where declared[module] == nil {
            found.append(Finding("Package.swift", 1, "declares no target \(module)"))
        }
        for file in files {
            guard let targets = declared[file.module] else { continue }
            let undeclared = file.imports.filter { name, _ in
                !targets.contains(name) && !ImportTable.platform.contains(name)
            }
            found += undeclared.map {
                Finding(file.path, $0.line, "imports \($0.name), which its target doesn't declare")
            }
        }
        return found
    }
}

extension SwiftFile {
    /// The modules imported, each with its line; `import struct A.B` imports A.
    var imports: [(name: String, line: Int)] {
        let kinds: Set<String> = [
            "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
        ]
        return tokens.indices.compactMap { index in
            guard tokens[index].isWord("import"), index + 1 < tokens.count else { return nil }
            let next = tokens[index + 1]
            let named = kinds.contains(next.text) && index + 2 < tokens.count
            return ((named ? tokens[index + 2] : next).text, tokens[index].line)
        }
    }
}
