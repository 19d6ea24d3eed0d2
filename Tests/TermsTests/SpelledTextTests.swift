import Terms
import Testing

@Suite struct `Text that somebody else wrote` {
    @Test(arguments: [
        ("\u{1B}[2Kgone", "\\u{1b}[2Kgone"), ("a\u{202E}b", "a\\u{202e}b"),
        ("a\u{200B}b", "a\\u{200b}b"), ("\u{2028}", "\\u{2028}"), ("\u{9B}1m", "\\u{9b}1m"),
        ("\u{E000}", "\\u{e000}"), ("\u{10FFFD}x", "\\u{10fffd}x"), ("é 日本 👛", "é 日本 👛"), ("", ""),
    ])
    func `has spelled out what a terminal would obey or a font could fake`(
        text: String, shown: String
    ) {
        #expect(SpelledText.line(text) == shown)
    }

    @Test(arguments: [
        ("ton/main", "ton/main"), ("a;b|c", "a_b_c"), ("", "_"), ("é", "__"), ("a b", "a_b"),
        (String(repeating: "x", count: 300), String(repeating: "x", count: 200)),
    ])
    func `is a word of letters where others would mean something`(text: String, shown: String) {
        #expect(SpelledText.word(text) == shown)
    }
}
