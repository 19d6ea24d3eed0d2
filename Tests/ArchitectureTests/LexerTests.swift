import Testing

@Suite struct `The lexer the checks stand on` {
    private func words(_ text: String) -> [String] {
        Lexer(text).tokens.filter { $0.kind == .word }.map(\.text)
    }

    @Test func `skips comments, nested ones too`() {
        #expect(words("a // try b\n/* c /* d */ e */ f") == ["a", "f"])
    }

    @Test func `keeps a string's text out of the code`() {
        #expect(words(#"let x = "func { \" try!" "#) == ["let", "x"])
        #expect(words("let x = \"\"\"\n func \"quoted\"\n \"\"\"; y") == ["let", "x", "y"])
        #expect(words(##"let x = #"a "func" \(no)"#; y"##) == ["let", "x", "y"])
    }

    @Test func `lexes the code inside an interpolation`() {
        #expect(words(#"f("a \(try g("b)")) c")"#) == ["f", "try", "g"])
        #expect(words(##"f(#"a \#(g(1)) c"#)"##) == ["f", "g", "1"])
    }

    @Test func `counts code and comment lines apart`() {
        let file = SwiftFile(
            path: "Sources/A/B.swift", text: "/// x\nlet a = 1  // y\n\n/*\nz\n*/\n")
        #expect(file.commentLines == [1, 4, 5, 6])
        #expect(file.codeLines == [2])
        #expect(file.lineCount == 6)
    }

    @Test func `knows which line each token stands on`() {
        let tokens = Lexer("a\n\"\"\"\nx\n\"\"\"\nb").tokens
        #expect(tokens.map(\.line) == [1, 2, 5])
    }
}
