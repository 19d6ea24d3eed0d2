import Glibc

/// What the person at the terminal says, to go on or not.
enum Confirmation {
    /// Asks on the terminal; false where there is none, or the line does not say yes.
    static func given(_ question: String) -> Bool {
        ["y", "yes"].contains(typed(question)?.lowercased())
    }

    /// The line that is typed in answer, without its line feed; nil where there is no terminal or no whole line.
    static func typed(_ question: String) -> String? {
        let terminal = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        let bytes = Array(question.utf8)
        guard unsafe write(terminal, bytes, bytes.count) == bytes.count else { return nil }
        var line = [UInt8](repeating: 0, count: 256)
        let count = unsafe read(terminal, &line, line.count)
        guard count > 0, line[count - 1] == UInt8(ascii: "\n") else { return nil }
        return String(decoding: line.prefix(count - 1), as: UTF8.self)
    }
}
