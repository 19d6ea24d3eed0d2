import Glibc

/// Small files of the system, read whole or in pieces.
enum SystemFile {
    /// Up to `limit` bytes of a file; nil where it can't be read.
    static func read(_ path: String, upTo limit: Int) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        return piece(of: file, limit)
    }

    /// Hands a file's bytes to `take` in pieces; false where it can't be read.
    static func stream(_ path: String, _ take: ([UInt8]) -> Void) -> Bool {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        while let bytes = piece(of: file, 1 << 20) {
            guard !bytes.isEmpty else { return true }
            take(bytes)
        }
        return false
    }

    private static func piece(of file: Int32, _ limit: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: limit)
        let got = unsafe Glibc.read(file, &bytes, limit)
        return got < 0 ? nil : Array(bytes.prefix(got))
    }
}
