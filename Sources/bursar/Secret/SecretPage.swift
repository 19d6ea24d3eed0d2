import Glibc

/// One page of memory for a secret on its way to a socket.
///
/// Locked, left out of core dumps, wiped when the value ends. Its bytes never become a String or an
/// array: those are copied by the runtime as it likes, and stay in freed memory.
@safe struct SecretPage: ~Copyable {
    /// The longest secret; more is a mistake, like a file given instead of a passphrase.
    static let limit = 1_024
    private static let size = 4_096

    private let base: UnsafeMutableRawPointer
    /// How many bytes it holds.
    private(set) var count = 0

    init() throws(SecretError) {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS
        let page = unsafe mmap(nil, SecretPage.size, PROT_READ | PROT_WRITE, flags, -1, 0)
        guard let page = unsafe page, unsafe page != UnsafeMutableRawPointer(bitPattern: -1) else {
            throw .noLockedMemory
        }
        guard unsafe mlock(page, SecretPage.size) == 0 else {
            unsafe munmap(page, SecretPage.size)
            throw .noLockedMemory
        }
        // Should this fail, the page is still locked: a core file of a process this short-lived is
        // prevented by its limit in main.
        unsafe madvise(page, SecretPage.size, Int32(MADV_DONTDUMP))
        unsafe base = page
    }

    deinit {
        // Not memset: the compiler may drop a write that nobody reads.
        unsafe explicit_bzero(base, SecretPage.size)
        unsafe munmap(base, SecretPage.size)
    }

    /// Adds a byte; throws when the page's limit is reached.
    mutating func append(_ byte: UInt8) throws(SecretError) {
        guard count < SecretPage.limit else { throw .tooLong(limit: SecretPage.limit) }
        unsafe base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    /// Adds what another page holds.
    mutating func append(_ other: borrowing SecretPage) throws(SecretError) {
        for offset in 0..<other.count {
            try append(unsafe other.base.load(fromByteOffset: offset, as: UInt8.self))
        }
    }

    /// Removes the last UTF-8 character, or the last byte where it is no UTF-8.
    mutating func removeLastCharacter() {
        while count > 0 {
            count -= 1
            let byte = unsafe base.load(fromByteOffset: count, as: UInt8.self)
            unsafe base.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
            guard byte & 0xC0 == 0x80 else { return }
        }
    }

    /// Forgets everything.
    mutating func removeAll() {
        unsafe explicit_bzero(base, SecretPage.size)
        count = 0
    }

    /// Whether every byte satisfies `predicate`.
    borrowing func allSatisfy(_ predicate: (UInt8) -> Bool) -> Bool {
        for offset in 0..<count {
            guard predicate(unsafe base.load(fromByteOffset: offset, as: UInt8.self)) else {
                return false
            }
        }
        return true
    }

    /// Sends the bytes; false when the other end is gone.
    borrowing func send(to descriptor: Int32) -> Bool {
        var sent = 0
        while sent < count {
            let done = unsafe Glibc.send(
                descriptor, base + sent, count - sent, Int32(MSG_NOSIGNAL))
            if done > 0 {
                sent += done
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    /// Reads one byte of `descriptor` into the page and takes it out again unless it is kept.
    ///
    /// One at a time, so that nothing behind the line's end is taken from whoever reads next.
    mutating func readByte(_ descriptor: Int32) throws(SecretError) -> ByteRead {
        guard count < SecretPage.limit else { throw .tooLong(limit: SecretPage.limit) }
        while true {
            let done = unsafe read(descriptor, base + count, 1)
            if done == 1 {
                let byte = unsafe base.load(fromByteOffset: count, as: UInt8.self)
                unsafe base.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
                return .byte(byte)
            }
            if done == 0 { return .end }
            guard errno == EINTR else { return .failed }
        }
    }
}
