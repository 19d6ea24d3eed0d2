import Glibc

/// Small files of the system, read whole.
enum SystemFile {
    /// Up to `limit` bytes of a file; nil where it can't be read.
    static func read(_ path: String, upTo limit: Int) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            count = unsafe max(0, Glibc.read(file, buffer.baseAddress, limit))
        }
        return bytes
    }

    /// Hands a file's bytes to `take` in pieces; false where it can't be read.
    static func stream(_ path: String, _ take: ([UInt8]) -> Void) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        while true {
            var got = 0
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
                got = unsafe Glibc.read(file, buffer.baseAddress, 1 << 20)
                count = max(0, got)
            }
            guard got > 0 else { return got == 0 }
            take(piece)
        }
    }
}
