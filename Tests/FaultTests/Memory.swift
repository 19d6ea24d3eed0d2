import Foundation
import Glibc

/// The writable memory of another process, read as root may.
struct Memory {
    private let pid: pid_t

    init(of pid: pid_t) { self.pid = pid }

    /// Whether it can be read here: a daemon forbids it to all but root.
    static let isReadable = geteuid() == 0

    /// How many of the needles stand in it raw, by name; several passes over what may be moving.
    func found(_ needles: [Needle]) throws -> Set<String> {
        let maps = try Memory.whole("/proc/\(pid)/maps")
        let file = unsafe open("/proc/\(pid)/mem", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Trouble("the memory can't be read: errno \(errno)") }
        defer { close(file) }
        var found: Set<String> = []
        for line in maps.split(separator: "\n") where line.contains(" rw") {
            let range = line.prefix { $0 != " " }.split(separator: "-")
            guard let low = UInt(range[0], radix: 16), let high = UInt(range[1], radix: 16) else {
                continue
            }
            let window: UInt = 1 << 20
            var at = low
            while at < high {
                var bytes = [UInt8](repeating: 0, count: Int(min(window + 64, high - at)))
                let got = unsafe pread(file, &bytes, bytes.count, off_t(at))
                // A page that can't be read ends nothing: the next may hold what is looked for.
                if got > 0 {
                    for needle in needles where needle.isInRaw(bytes) { found.insert(needle.name) }
                }
                at += got > 0 ? min(window, UInt(got)) : 4_096
            }
        }
        return found
    }

    /// All of a file of /proc: Foundation takes the first short read for the end.
    private static func whole(_ path: String) throws -> String {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Trouble("\(path): errno \(errno)") }
        defer { close(file) }
        var text: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let got = unsafe read(file, &chunk, chunk.count)
            guard got > 0 else { return String(decoding: text, as: UTF8.self) }
            text += chunk[..<got]
        }
    }
}
