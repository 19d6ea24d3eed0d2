import CSodium
import Glibc
import Testing

/// This process's own memory, as /proc shows it.
enum ProcessMemory {
    /// A file of /proc, whole: their size is 0, and Foundation's readers stop early at that.
    static func text(of path: String) throws -> String {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        try #require(file >= 0)
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let got = unsafe read(file, &chunk, chunk.count), got > 0 {
            bytes += chunk.prefix(got)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func lockedKibibytes() throws -> Int {
        let status = try text(of: "/proc/self/status")
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmLck:") })
        return try #require(Int(line.split(separator: " ")[1].filter(\.isNumber)))
    }

    /// How often the bytes whose complement is `inverted` stand in writable memory.
    ///
    /// The complement is searched for, and the buffer that read the memory is wiped: a search must
    /// not find itself.
    static func count(inverted: [UInt8]) throws -> Int {
        let maps = try text(of: "/proc/self/maps")
        let memory = unsafe open("/proc/self/mem", O_RDONLY | O_CLOEXEC)
        try #require(memory >= 0)
        defer { close(memory) }
        let size = 1 << 20
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        defer {
            unsafe sodium_memzero(buffer, size)
            unsafe buffer.deallocate()
        }
        let own = UInt(bitPattern: buffer)
        var found = 0
        for line in maps.split(separator: "\n") where line.contains(" rw") {
            let bounds = line.prefix { $0 != " " }.split(separator: "-")
            var from = try #require(UInt(bounds[0], radix: 16))
            let end = try #require(UInt(bounds[1], radix: 16))
            while from < end {
                let want = min(size, Int(end - from))
                let got = unsafe pread(memory, buffer, want, off_t(from))
                guard got > inverted.count else { break }
                let hits = unsafe matches(of: inverted, in: buffer, count: got)
                found += hits.count { !(own..<(own + UInt(size))).contains(from + UInt($0)) }
                from += UInt(got == want && want == size ? got - inverted.count : got)
            }
        }
        return found
    }

    private static func matches(
        of inverted: [UInt8], in memory: UnsafeMutablePointer<UInt8>, count: Int
    ) -> [Int] {
        // By a byte that memory is not full of: at each zero of it the search would take minutes.
        let anchor = inverted.firstIndex { (0x01...0x7E).contains($0) } ?? 0
        var hits: [Int] = []
        var index = 0
        while index <= count - inverted.count,
            let next = unsafe memchr(
                memory + index + anchor, Int32(~inverted[anchor]),
                count - inverted.count + 1 - index)
        {
            index = unsafe UnsafeRawPointer(next) - UnsafeRawPointer(memory) - anchor
            if (0..<inverted.count).allSatisfy({ unsafe memory[index + $0] == ~inverted[$0] }) {
                hits.append(index)
            }
            index += 1
        }
        return hits
    }
}
