import Glibc

/// Where the programs that are attacked stand.
enum Programs {
    /// The directory of this program's own file.
    static var beside: String {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink("/proc/self/exe", &bytes, bytes.count)
        let path = bytes.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
        let end = path.lastIndex(of: UInt8(ascii: "/")) ?? 0
        return String(decoding: path[..<end], as: UTF8.self)
    }

    /// Whether all that is needed stands in a directory.
    static func areIn(_ directory: String) -> Bool {
        ["bursard", "bursar"].allSatisfy { unsafe access("\(directory)/\($0)", X_OK) == 0 }
    }
}
