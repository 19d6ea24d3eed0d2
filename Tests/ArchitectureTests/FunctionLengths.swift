/// A body between braces that a declaration opens.
struct Body: Hashable {
    let name: String
    let line: Int
    let lineCount: Int
}

extension SwiftFile {
    private static let opensBody: Set<String> = ["func", "init", "deinit", "subscript", "var"]

    /// A line that begins with one of these begins something new: the declaration before had no body.
    private static let begins: Set<String> = [
        "func", "init", "deinit", "subscript", "var", "let", "case", "static", "class", "struct",
        "enum", "actor", "protocol", "extension", "typealias", "associatedtype", "public",
        "internal", "private", "fileprivate", "package", "mutating", "nonmutating", "borrowing",
        "consuming", "nonisolated", "override", "final", "lazy", "weak", "unowned", "indirect",
        "import", "return", "guard", "if", "for", "while", "switch", "do", "try", "defer", "throw",
    ]

    /// Every function, initialiser, subscript and computed property with its length, signature included.
    var bodies: [Body] {
        tokens.indices.compactMap { index in
            let token = tokens[index]
            guard token.kind == .word, SwiftFile.opensBody.contains(token.text),
                index == 0 || !tokens[index - 1].isSymbol("."),
                let open = openingBrace(after: index)
            else { return nil }
            let last = tokens[close(of: open)].line
            let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
            let name = ["func", "var"].contains(token.text) ? next : token.text
            return Body(name: name, line: token.line, lineCount: last - token.line + 1)
        }
    }

    /// The brace that opens the body of the declaration at `index`; nil where it has none.
    private func openingBrace(after index: Int) -> Int? {
        var position = index + 1
        while position < tokens.count {
            let token = tokens[position]
            if token.kind == .symbol {
                if token.text == "{" { return position }
                if ["}", ";", ")", "]"].contains(token.text) { return nil }
                if ["(", "["].contains(token.text) { position = close(of: position) }
            }
            let isNewLine = token.line > tokens[position - 1].line
            let isDeclaration = SwiftFile.begins.contains(token.text) || token.isSymbol("@")
            if isNewLine, isDeclaration || token.isSymbol("#") { return nil }
            position += 1
        }
        return nil
    }
}
