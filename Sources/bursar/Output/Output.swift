import Glibc
import JSON
import Terms

/// Output is where everything that is printed goes through.
///
/// The rules for text: errors are `bursar: what: why`, no capital first letter, no full stop; a
/// hint is a line of its own; stdout carries results and nothing else; what others wrote is shown
/// as ``Plain`` text. Writes are write(2), unbuffered, so that a pipe's reader sees each line of a
/// stream as it comes.
struct Output {
    /// The descriptor for results.
    var results: Int32 = 1
    /// The descriptor for everything else.
    var remarks: Int32 = 2

    /// Prints text exactly.
    func raw(_ text: String) { Output.write(Array(text.utf8), to: results) }

    /// Prints bytes exactly; false when nobody reads them, so that a stream can end.
    @discardableResult
    func raw(_ bytes: [UInt8]) -> Bool { Output.write(bytes, to: results) }

    /// Prints one JSON document on one line, in its canonical form.
    func document(_ json: JSON) { raw(JSONWriter.write(json) + [UInt8(ascii: "\n")]) }

    /// Prints a line of a result for people.
    @discardableResult
    func line(_ text: String) -> Bool { raw(Array((SpelledText.line(text) + "\n").utf8)) }

    /// Prints rows as an aligned table.
    func table(_ table: Table) { raw(table.text) }

    /// Prints `bursar: what: why`, and a hint where there is one.
    func error(_ what: String, _ why: String, hint: String?) {
        errorLine("bursar: \(what): \(why)")
        if let hint { errorLine("hint: \(hint)") }
    }

    /// Prints a remark that is no error.
    func warning(_ text: String) { errorLine("warning: \(text)") }

    /// Prints a line on stderr.
    func errorLine(_ text: String) {
        Output.write(Array((SpelledText.line(text) + "\n").utf8), to: remarks)
    }

    /// Waits so many milliseconds; false as soon as whoever reads the results has gone.
    ///
    /// Without it a stream that has nothing to say would outlive its reader until the next entry.
    func wait(milliseconds: Int32) -> Bool {
        var place = pollfd(fd: results, events: 0, revents: 0)
        guard unsafe poll(&place, 1, milliseconds) > 0 else { return true }
        return Int32(place.revents) & (POLLERR | POLLHUP | POLLNVAL) == 0
    }

    /// Writes all of the bytes to a descriptor; false, with `errno` set, where it does not take them.
    @discardableResult
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let done = unsafe bytes.withUnsafeBytes { all in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: all[written...])
                return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if done > 0 {
                written += done
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
