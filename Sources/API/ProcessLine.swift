/// What Bursar reads of one line of `/proc/PID/stat` (proc_pid_stat(5)).
struct ProcessLine: Hashable {
    /// The process's own number.
    let process: Int32
    /// The number of the session it belongs to; 0 where its leader is out of sight.
    let session: Int32
    /// When it was started, in clock ticks since the machine was.
    let started: UInt64

    /// Reads a line; nil for one that is none.
    ///
    /// A program's name stands in parentheses and may hold spaces and parentheses of its own: the fields are
    /// counted from the last one on.
    init?(_ line: String) {
        guard let opened = line.firstIndex(of: "("), let closed = line.lastIndex(of: ")"),
            opened < closed,
            let process = Int32(line[..<opened].filter { $0 != " " })
        else { return nil }
        let fields = line[line.index(after: closed)...].split(separator: " ")
        // The first of them is the third of the line.
        guard fields.count > 19, let session = Int32(fields[3]), let started = UInt64(fields[19])
        else { return nil }
        self.process = process
        self.session = session
        self.started = started
    }
}
