/// A type that a file declares or extends.
struct TypeName: Hashable {
    let keyword: String
    let name: String
    let line: Int
    /// Whether it stands at the file's top level.
    let isOutermost: Bool
    let isPrivate: Bool
}

extension SwiftFile {
    private static let keywords: Set<String> = [
        "struct", "class", "enum", "protocol", "actor", "extension", "typealias",
    ]

    /// Every type declared, extended or aliased, nested ones too.
    var typeNames: [TypeName] {
        var depth = 0
        var found: [TypeName] = []
        for index in tokens.indices {
            let token = tokens[index]
            if token.isSymbol("{") { depth += 1 }
            if token.isSymbol("}") { depth -= 1 }
            guard SwiftFile.keywords.contains(token.text), token.kind == .word,
                index + 1 < tokens.count, tokens[index + 1].kind == .word,
                !isMember(index), !["func", "var", "let"].contains(tokens[index + 1].text)
            else { continue }
            let previous = index > 0 ? tokens[index - 1] : token
            found.append(
                TypeName(
                    keyword: token.text, name: lastComponent(from: index + 1), line: token.line,
                    isOutermost: depth == 0,
                    isPrivate: previous.isWord("private") || previous.isWord("fileprivate")))
        }
        return found
    }

    /// Whether the word at `index` is a member or a constraint, `x.protocol`, `import struct A.B`.
    private func isMember(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        return tokens[index - 1].isSymbol(".") || tokens[index - 1].isWord("import")
    }

    /// `A.B` is called B.
    private func lastComponent(from index: Int) -> String {
        var last = index
        while last + 2 < tokens.count, tokens[last + 1].isSymbol("."),
            tokens[last + 2].kind == .word
        {
            last += 2
        }
        return tokens[last].text
    }

    /// What is wrong with how the file's name and its types agree.
    var namingFindings: [Finding] {
        guard name != "main" else { return [] }
        let base = String(name.prefix { $0 != "+" })
        let outer = typeNames.filter(\.isOutermost)
        var found: [Finding] = []
        if !outer.contains(where: { $0.name == base }) {
            found.append(Finding(path, 1, "declares or extends no type called \(base)"))
        }
        for type in outer where type.name != base && !type.isPrivate {
            guard type.keyword != "extension", type.keyword != "typealias" else { continue }
            found.append(Finding(path, type.line, "\(type.name) belongs in a file of its own"))
        }
        return found
    }
}
