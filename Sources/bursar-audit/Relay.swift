import Glibc

/// Tokens from one thread to another: whoever takes one waits until there is one.
///
/// A pipe, which any thread may use at once, and no wait in it needs a clock.
final class Relay: Sendable {
    private let readEnd: Int32
    private let writeEnd: Int32

    /// Begins with a number of tokens, which has to be small.
    init(_ count: Int) throws(AuditFailure) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else {
            throw .failed(
                what: "a pipe", why: "can't be made (errno \(errno))",
                hint: "are too many files open?")
        }
        readEnd = ends[0]
        writeEnd = ends[1]
        for _ in 0..<count { give() }
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Gives one token.
    func give() {
        var token: UInt8 = 0
        while unsafe write(writeEnd, &token, 1) < 0, errno == EINTR {}
    }

    /// Takes one, as soon as there is one.
    func take() {
        var token: UInt8 = 0
        while unsafe read(readEnd, &token, 1) < 0, errno == EINTR {}
    }
}
