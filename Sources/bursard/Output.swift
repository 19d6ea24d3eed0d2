import Glibc

/// Lines for people, written at once: buffered ones are lost when a process is killed.
enum Output {
    /// A line on stdout.
    static func say(_ line: String) { write(line, to: STDOUT_FILENO) }

    /// A line on stderr, where the daemon logs.
    static func log(_ line: String) { write("bursard: " + line, to: STDERR_FILENO) }

    /// Why a command did not do what was asked.
    static func complain(_ stop: Stop) {
        log("\(stop.what): \(stop.why)")
        if let hint = stop.hint { log("hint: \(hint)") }
    }

    /// A prompt, without end of line.
    static func ask(_ prompt: String) { write(prompt, end: "", to: STDERR_FILENO) }

    private static func write(_ line: String, end: String = "\n", to descriptor: Int32) {
        let bytes = Array((line + end).utf8)
        unsafe bytes.withUnsafeBytes {
            unsafe _ = Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
    }
}
