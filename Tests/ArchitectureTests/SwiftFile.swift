/// A Swift file as the checks see it: its place, its tokens, its counts.
struct SwiftFile {
    /// Below the package's root, `Sources/Gate/Clearance.swift`.
    let path: String
    let tokens: [Token]
    let lineCount: Int
    let codeLines: Set<Int>
    /// Lines that hold nothing but a comment.
    let commentLines: Set<Int>
    /// The first line of each comment marker that says work is left.
    let unfinished: [Int]

    init(path: String, text: String) {
        let lexer = Lexer(text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.path = path
        tokens = lexer.tokens
        lineCount = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
        codeLines = lexer.codeLines
        commentLines = lexer.commentLines.subtracting(lexer.codeLines)
        unfinished = lexer.commentLines.sorted().filter { number in
            lines[number - 1].split { !$0.isLetter }.contains { SwiftFile.leftovers.contains($0) }
        }
    }

    private static let leftovers: Set<Substring> = ["TODO", "FIXME", "XXX"]

    /// `Sources/Gate/Rules/X.swift` is of module `Gate`.
    var module: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    /// The file's name without folder and extension.
    var name: String {
        String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "")
    }

    /// The index of the token that closes the bracket at `index`, or the end.
    func close(of index: Int) -> Int {
        let pairs = ["{": "}", "(": ")", "[": "]"]
        guard let closing = pairs[tokens[index].text] else { return index }
        var depth = 0
        for position in index..<tokens.count where tokens[position].kind == .symbol {
            if tokens[position].text == tokens[index].text { depth += 1 }
            if tokens[position].text == closing { depth -= 1 }
            if depth == 0 { return position }
        }
        return tokens.count - 1
    }
}
