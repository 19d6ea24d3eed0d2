/// Where the keyword `unsafe` stands: only where C is called.
struct UnsafeCode {
    /// Modules that call no C module but may need the word: NIO hands out a buffer's bytes in place.
    var allowed: Set<String> = ["API"]

    private static let callsC: Set<String> = [
        "COpenSSL", "CSodium", "CSecp256k1", "CSQLite", "CHardening", "Glibc",
    ]

    static func count(_ files: [SwiftFile]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for file in files {
            counts[file.module, default: 0] += file.tokens.count { $0.isWord("unsafe") }
        }
        return counts.filter { $0.value > 0 }
    }

    func findings(in files: [SwiftFile]) -> [Finding] {
        let callers = files.filter { file in
            file.imports.contains { UnsafeCode.callsC.contains($0.name) }
        }
        let modules = Set(callers.map(\.module)).union(allowed)
        return files.filter { !modules.contains($0.module) }.compactMap { file in
            file.tokens.first { $0.isWord("unsafe") }.map {
                Finding(file.path, $0.line, "unsafe in \(file.module), which calls no C")
            }
        }
    }
}
