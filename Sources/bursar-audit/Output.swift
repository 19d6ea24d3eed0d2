import Glibc
import JSON
import Ledger

/// Writes to the terminal or to whoever reads: print() holds back what goes to a pipe.
enum Output {
    static func say(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    /// Writes text as it is, its line feeds included.
    static func put(_ text: String) { write(text, to: STDOUT_FILENO) }

    static func complain(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// Puts `text` in place of the terminal's present line of errors, without ending it.
    static func overwrite(_ text: String) { write("\r\u{1B}[K" + text, to: STDERR_FILENO) }

    static func finish(_ text: String, status: Int32) -> Never {
        say(text)
        exit(status)
    }

    /// Tells a failure, as JSON too where that was asked for, and ends with its status.
    static func fail(_ failure: AuditFailure, asJSON: Bool) -> Never {
        if asJSON {
            var members: [(String, JSON)] = [
                ("verified", false), ("what", .string(failure.what)), ("why", .string(failure.why)),
            ]
            if case .tampering(_, _, let seq?) = failure {
                members.append(("entry", .integer(seq)))
            }
            say(text(of: members))
        }
        complain("bursar-audit: \(failure.what): \(failure.why)")
        complain("hint: \(failure.hint)")
        exit(failure.status)
    }

    static func text(of members: [(String, JSON)]) -> String {
        String(decoding: JSONWriter.write(.object(JSONObject(members))), as: UTF8.self)
    }

    static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

    private static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(
                    descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
            }
            guard count > 0 else { return }
            done += count
        }
    }
}
