import Admin
internal import Glibc

extension Seat {
    /// Where the process sits that has connected; nil where the kernel doesn't say, or it has ended.
    ///
    /// - Parameter handle: the peer's pidfd (SO_PEERPIDFD), or -1 on a kernel that has none. With it the process
    ///   is known to live on after its line was read, so that the line is its own and no successor's.
    init?(ofProcess process: Int32, handle: Int32) {
        guard process > 0, let line = Seat.line(of: process), line.session > 0,
            let leader = Seat.line(of: line.session), leader.session == line.session,
            handle < 0 || Seat.isAlive(handle)
        else { return nil }
        self.init(session: line.session, started: leader.started)
    }

    private static func line(of process: Int32) -> ProcessLine? {
        let descriptor = unsafe open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // The line has 52 fields of numbers and a name of 15 bytes.
        var bytes = [UInt8](repeating: 0, count: 2_048)
        let count = unsafe read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return nil }
        guard let line = ProcessLine(String(decoding: bytes[..<count], as: UTF8.self)),
            line.process == process
        else { return nil }
        return line
    }

    private static func isAlive(_ handle: Int32) -> Bool {
        var asked = pollfd(fd: handle, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&asked, 1, 0) == 0
    }
}
