/// The walls that carry the weight, as far as text can show them; the compiler shows the rest.
enum Walls {
    /// The one conformance that may say "this entry is durable".
    static let proof = "Sources/Ledger/Committed.swift"

    /// Types whose internal inits are the walls, with the one module that may call them.
    static let makers = ["Clearance": "Gate", "Proposal": "Chains"]

    /// Every type that claims to be a proof of durability, but for the one that may.
    static func forgedProofs(in files: [SwiftFile]) -> [Finding] {
        files.flatMap { file in
            file.conformances(to: "DurabilityProof").filter { _ in file.path != proof }
                .map { Finding(file.path, $0, "only \(proof) may be a DurabilityProof") }
        }
    }

    static func constructions(in files: [SwiftFile]) -> [Finding] {
        files.flatMap { file in
            file.tokens.indices.compactMap { index in
                let token = file.tokens[index]
                guard token.kind == .word, let home = makers[token.text], home != file.module,
                    file.isCall(index)
                else { return nil }
                return Finding(file.path, token.line, "\(token.text) is made in \(home) alone")
            }
        }
    }
}

extension SwiftFile {
    /// Whether `X(` or `X.init` stands at `index`.
    fileprivate func isCall(_ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        if tokens[index + 1].isSymbol("(") { return tokens[index + 1].touches }
        return index + 2 < tokens.count && tokens[index + 1].isSymbol(".")
            && tokens[index + 2].isWord("init")
    }

    /// The lines of types and extensions that name `proto` in their inheritance clause.
    ///
    /// A generic parameter bound by it asks for a proof and is none; a protocol that refines it would
    /// let a conformance hide behind another name, so it counts.
    func conformances(to proto: String) -> [Int] {
        let keywords: Set<String> = ["struct", "class", "enum", "actor", "extension", "protocol"]
        return tokens.indices.compactMap { index in
            guard tokens[index].kind == .word, keywords.contains(tokens[index].text) else {
                return nil
            }
            var angle = 0
            var inherits = false
            for token in tokens[(index + 1)...] {
                if token.isSymbol("{") || token.isWord("where") || token.isSymbol("}") { break }
                if token.isSymbol("<") { angle += 1 }
                if token.isSymbol(">") { angle -= 1 }
                if token.isSymbol(":"), angle == 0 { inherits = true }
                if inherits, angle == 0, token.isWord(proto) { return tokens[index].line }
            }
            return nil
        }
    }
}
