/// Words that Sources never say: each is a way round a promise the compiler otherwise keeps.
struct BannedWords {
    /// Files that may say `@unchecked Sendable`; the list may only shrink.
    let unchecked: Set<String>

    static let house = BannedWords(unchecked: [
        "Sources/Digests/OpenSSLDigest.swift", "Sources/Keyroom/SecretBytes.swift",
    ])

    /// `@testable` and `@_spi` open internal inits, `@_exported` hides an import, the rest lie to the compiler.
    private static let attributes: Set<String> = [
        "testable", "_spi", "_silgen_name", "_exported", "_implementationOnly", "_cdecl",
    ]

    /// Each says "can't happen"; a reason must say why not.
    private static let traps: [String: Int] = [
        "fatalError": 0, "preconditionFailure": 0, "precondition": 1, "assertionFailure": 0,
    ]

    /// Each brings in code that nobody built, CVE-2023-38408.
    private static let loaders: Set<String> = ["dlopen", "dlsym", "dlmopen"]

    /// Names that say nothing about what a thing is for.
    private static let vague: Set<String> = [
        "Util", "Utils", "Utilities", "Common", "Manager", "Managers", "Helper", "Helpers", "Core",
    ]

    func findings(in files: [SwiftFile]) -> [Finding] {
        files.flatMap { file in
            words(of: file) + vagueNames(of: file)
                + file.unfinished.map { Finding(file.path, $0, "a comment says work is left") }
        }
    }

    /// Allow-list entries that nothing needs any more.
    func stale(in files: [SwiftFile]) -> [Finding] {
        unchecked.sorted().compactMap { path in
            guard let module = path.split(separator: "/").dropFirst().first,
                files.contains(where: { $0.module == module })
            else { return nil }
            let used = files.contains { file in
                file.path == path && file.tokens.contains { $0.isWord("unchecked") }
            }
            return used ? nil : Finding(path, 1, "may be @unchecked Sendable but is not: strike it")
        }
    }

    private func words(of file: SwiftFile) -> [Finding] {
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            let token = tokens[index]
            guard token.kind == .word else { return nil }
            func found(_ clause: String) -> Finding { Finding(file.path, token.line, clause) }
            func next(_ symbol: String) -> Bool {
                index + 1 < tokens.count && tokens[index + 1].isSymbol(symbol)
            }
            if index > 0, tokens[index - 1].isSymbol("@") {
                if BannedWords.attributes.contains(token.text) { return found("@\(token.text)") }
                if token.text == "unchecked", !unchecked.contains(file.path) {
                    return found("@unchecked Sendable outside the allow-list")
                }
            }
            if BannedWords.loaders.contains(token.text) { return found("\(token.text) loads code") }
            if ["try", "as"].contains(token.text), next("!"), tokens[index + 1].touches {
                return found("\(token.text)!")
            }
            if token.text == "unsafeBitCast" { return found("unsafeBitCast") }
            if let least = BannedWords.traps[token.text], next("("),
                !hasReason(file, open: index + 1, after: least)
            {
                return found("\(token.text) without a reason why it can't happen")
            }
            return nil
        }
    }

    /// Whether the call at `open` has a non-empty string after `commas` top-level commas.
    private func hasReason(_ file: SwiftFile, open: Int, after commas: Int) -> Bool {
        let end = file.close(of: open)
        var seen = 0
        var index = open + 1
        while index < end {
            let token = file.tokens[index]
            if token.isSymbol(",") { seen += 1 }
            if seen >= commas, token.kind == .string, !token.text.isEmpty { return true }
            let opens = ["(", "[", "{"].contains(token.text) && token.kind == .symbol
            index = opens ? file.close(of: index) + 1 : index + 1
        }
        return false
    }

    private func vagueNames(of file: SwiftFile) -> [Finding] {
        let types = file.typeNames.map { ($0.name, $0.line) }
        return ([(file.name, 1)] + types).compactMap { name, line in
            let parts = BannedWords.parts(of: name)
            guard let word = parts.first(where: BannedWords.vague.contains) else { return nil }
            return Finding(file.path, line, "\(name) says \(word), not what it is for")
        }
    }

    /// `NIOCoreDoor` is NIO, Core, Door: a part begins where a capital meets a small letter.
    static func parts(of name: String) -> [String] {
        let letters = Array(name)
        var parts: [String] = []
        var part = ""
        for (index, letter) in letters.enumerated() {
            let following = index + 1 < letters.count ? letters[index + 1] : nil
            let afterSmall = part.last.map { $0.isLowercase || $0.isNumber } ?? false
            let beforeSmall = following?.isLowercase ?? false
            if !letter.isLetter || letter.isUppercase && (afterSmall || beforeSmall) {
                if !part.isEmpty { parts.append(part) }
                part = ""
            }
            if letter.isLetter { part.append(letter) }
        }
        return (parts + [part]).filter { !$0.isEmpty }
    }
}
