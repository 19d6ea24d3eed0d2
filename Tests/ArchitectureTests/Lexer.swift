/// Splits Swift into tokens, well enough to match braces and to tell code from text.
///
/// It knows nested comments, raw and multi-line strings and interpolations (whose code is lexed, so that
/// nothing hides in one). It does not know regex literals: Sources have none.
struct Lexer {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private var gap = true
    private(set) var tokens: [Token] = []
    /// The lines that hold code, and those that hold a comment.
    private(set) var codeLines: Set<Int> = []
    private(set) var commentLines: Set<Int> = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        lexCode(insideInterpolation: false)
    }

    private func peek(_ offset: Int = 0) -> UInt8 {
        at + offset < bytes.count ? bytes[at + offset] : 0
    }

    private func starts(_ text: StaticString) -> Bool {
        let wanted = Array(text.description.utf8)
        return at + wanted.count <= bytes.count
            && bytes[at..<at + wanted.count].elementsEqual(wanted)
    }

    private mutating func step() {
        if bytes[at] == UInt8(ascii: "\n") { line += 1 }
        at += 1
    }

    private mutating func emit(_ kind: Token.Kind, _ text: some Sequence<UInt8>, at line: Int) {
        let text = String(decoding: Array(text), as: UTF8.self)
        tokens.append(Token(kind: kind, text: text, line: line, touches: !gap))
        codeLines.formUnion(line...self.line)
        gap = false
    }

    private mutating func lexCode(insideInterpolation: Bool) {
        var depth = 0
        while at < bytes.count {
            let byte = peek()
            if starts("//") || starts("/*") {
                skipComment()
            } else if let hashes = openingHashes() {
                lexString(hashes: hashes)
            } else if Lexer.isWord(byte) || byte == UInt8(ascii: "`") {
                lexWord()
            } else if Lexer.isSpace(byte) {
                gap = true
                step()
            } else {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth -= 1 }
                if insideInterpolation, depth < 0 { return }
                at += 1
                emit(.symbol, [byte], at: line)
            }
        }
    }

    private mutating func skipComment() {
        gap = true
        if starts("//") {
            commentLines.insert(line)
            while at < bytes.count, peek() != UInt8(ascii: "\n") { at += 1 }
            return
        }
        var depth = 0
        repeat {
            commentLines.insert(line)
            if starts("/*") {
                depth += 1
                at += 2
            } else if starts("*/") {
                depth -= 1
                at += 2
            } else {
                step()
            }
        } while depth > 0 && at < bytes.count
    }

    private mutating func lexWord() {
        let start = at
        if peek() == UInt8(ascii: "`") {
            at += 1
            while at < bytes.count, peek() != UInt8(ascii: "`") { at += 1 }
            at += 1
            emit(.word, bytes[start..<min(at, bytes.count)], at: line)
            return
        }
        while at < bytes.count, Lexer.isWord(peek()) { at += 1 }
        emit(.word, bytes[start..<at], at: line)
    }

    /// How many `#` stand before a quote that starts here; nil if none does.
    private func openingHashes() -> Int? {
        var count = 0
        while peek(count) == UInt8(ascii: "#") { count += 1 }
        return peek(count) == UInt8(ascii: "\"") ? count : nil
    }

    private mutating func lexString(hashes: Int) {
        let first = line
        at += hashes
        let quotes = starts("\"\"\"") ? 3 : 1
        at += quotes
        let quote = [UInt8](repeating: UInt8(ascii: "\""), count: quotes)
        let closing = quote + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
        let escape = [UInt8(ascii: "\\")] + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
        var text: [UInt8] = []
        let place = tokens.count
        while at < bytes.count, !bytes[at...].starts(with: closing) {
            guard bytes[at...].starts(with: escape) else {
                text.append(peek())
                step()
                continue
            }
            at += escape.count
            if peek() == UInt8(ascii: "(") {
                at += 1
                gap = true
                lexCode(insideInterpolation: true)
            }
            if at < bytes.count { step() }
        }
        at = min(at + closing.count, bytes.count)
        let inner = tokens[place...]
        tokens.removeSubrange(place...)
        emit(.string, text, at: first)
        tokens += inner
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0d).contains(byte)
    }
}
