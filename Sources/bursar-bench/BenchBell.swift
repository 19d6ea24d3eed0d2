internal import Glibc

/// Wakes the thread that measures when the writer's is done; every ring is one waiting.
@safe
final class BenchBell: Sendable {
    private let ends: (read: Int32, write: Int32)

    init() {
        var pair: [Int32] = [-1, -1]
        unsafe _ = pipe(&pair)
        ends = (pair[0], pair[1])
    }

    func ring() {
        var byte: UInt8 = 1
        unsafe _ = Glibc.write(ends.write, &byte, 1)
    }

    func wait() {
        var byte: UInt8 = 0
        unsafe _ = read(ends.read, &byte, 1)
    }
}
