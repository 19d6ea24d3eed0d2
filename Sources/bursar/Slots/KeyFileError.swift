/// Why a key file was not taken, or not made.
enum KeyFileError: Error, Hashable {
    /// There is one already, and no key is ever overwritten.
    case exists(String)
    /// The system gave no bytes of it.
    case unreadable(String, errno: Int32)
    /// It could not be written whole.
    case unwritable(String, errno: Int32)
    /// A directory, a link, a pipe or a device.
    case notAFile(String)
    /// It belongs to another user than the one who asks, or root.
    case anothers(String, owner: UInt32)
    /// Others than its owner may read or write it.
    case open(String, mode: UInt32)
    /// Not 32 bytes.
    case wrongLength(String)
    /// No page for it.
    case secret(SecretError)
}

extension KeyFileError {
    /// The file.
    var path: String {
        switch self {
        case .exists(let path), .unreadable(let path, _), .unwritable(let path, _),
            .notAFile(let path), .anothers(let path, _), .open(let path, _),
            .wrongLength(let path):
            path
        case .secret(let error): error.what
        }
    }

    /// The clause a person reads.
    var clause: String {
        switch self {
        case .exists: "is there already, and no key is overwritten"
        case .unreadable(_, let errno): Errno.clause(errno, verb: "read")
        case .unwritable(_, let errno): Errno.clause(errno, verb: "write")
        case .notAFile: "is no regular file"
        case .anothers(_, let owner): "belongs to uid \(owner)"
        case .open(_, let mode): "has mode 0\(String(mode, radix: 8)), so others can get at it"
        case .wrongLength: "does not hold exactly \(KeyFile.length) bytes"
        case .secret(let error): error.clause
        }
    }

    /// What to do next.
    var hint: String {
        switch self {
        case .exists: "choose another path, or leave --generate out to use the file"
        case .unreadable, .notAFile: "name the key file itself; links are not followed"
        case .unwritable: "choose a directory that you can write"
        case .anothers: "copy it as the user who runs this command"
        case .open: "chmod 600 the file, and ask who has read it since it was made"
        case .wrongLength: "a key file is made by: bursar slot add NAME --key-file PATH --generate"
        case .secret(let error): error.hint
        }
    }
}
