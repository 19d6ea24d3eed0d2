import Glibc

/// Lines for people, written at once: buffered ones are lost when a process is killed.
enum Output {
    /// A line on stdout.
    static func say(_ line: String) { write(line, to: STDOUT_FILENO) }

    /// A line on stderr, where the daemon logs.
    static func log(_ line: String) { write("bursard: " + line, to: STDERR_FILENO) }

    private static func write(_ line: String, to descriptor: Int32) {
        let bytes = Array((line + "\n").utf8)
        unsafe bytes.withUnsafeBytes { unsafe _ = Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
}
