internal import Glibc

/// The CPU time the daemon's threads used, by thread name, from /proc/PID/task/*/schedstat.
///
/// The scheduler counts nanoseconds there; `stat` counts ticks of 10 ms.
struct ServerCPU {
    private(set) var nanoseconds: [String: UInt64] = [:]
    private var threads: [String: (name: String, nanoseconds: UInt64)] = [:]

    init() {}

    /// Reads the counters now; empty without a process.
    init(of process: Int32?) throws(BenchError) {
        guard let process else { return }
        let directory = "/proc/\(process)/task"
        guard let handle = unsafe opendir(directory) else { throw .failed("opendir", directory) }
        defer { unsafe closedir(handle) }
        while let entry = unsafe readdir(handle) {
            let id = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard id.first?.isNumber == true,
                let stat = Self.text("\(directory)/\(id)/schedstat"),
                let used = stat.split(separator: " ").first.flatMap({ UInt64($0) }),
                let name = Self.text("\(directory)/\(id)/comm")
            else { continue }
            threads[id] = (String(name.prefix { !$0.isNewline }), used)
        }
    }

    /// What was used since an earlier reading; a thread that is new counts from nothing.
    func since(_ earlier: ServerCPU) -> ServerCPU {
        var difference = ServerCPU()
        for (id, thread) in threads {
            let before = earlier.threads[id]?.nanoseconds ?? 0
            guard thread.nanoseconds > before else { continue }
            difference.nanoseconds[thread.name, default: 0] += thread.nanoseconds - before
        }
        return difference
    }

    /// All threads together.
    var total: UInt64 { nanoseconds.values.reduce(0, +) }

    private static func text(_ path: String) -> String? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = unsafe read(descriptor, &bytes, bytes.count)
        return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
