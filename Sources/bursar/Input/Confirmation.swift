import Glibc

/// A yes or no from the person at the terminal.
enum Confirmation {
    /// Asks on the terminal; false where there is none, or the line does not say yes.
    static func given(_ question: String) -> Bool {
        let terminal = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else { return false }
        defer { close(terminal) }
        let bytes = Array(question.utf8)
        guard unsafe write(terminal, bytes, bytes.count) == bytes.count else { return false }
        var line = [UInt8](repeating: 0, count: 64)
        let count = unsafe read(terminal, &line, line.count)
        guard count > 0 else { return false }
        let answer = String(decoding: line.prefix(count), as: UTF8.self).lowercased()
        return ["y\n", "yes\n"].contains(answer)
    }
}
