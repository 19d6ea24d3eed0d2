/// One lexical piece of a Swift file; comments are counted, not kept.
struct Token: Hashable {
    enum Kind { case word, symbol, string }

    let kind: Kind
    /// A word, one symbol character, or a string's contents without its interpolations.
    let text: String
    let line: Int
    /// Whether nothing stands between this token and the one before.
    let touches: Bool

    func isWord(_ word: String) -> Bool { kind == .word && text == word }
    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
}
