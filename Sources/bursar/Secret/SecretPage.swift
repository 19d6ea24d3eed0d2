import Glibc

/// One page of memory for a secret on its way to a socket.
///
/// Locked, left out of core dumps, wiped when the value ends. Its bytes never become a String or an
/// array: those are copied by the runtime as it likes, and stay in freed memory.
@safe struct SecretPage: ~Copyable {
    /// The longest secret; more is a mistake, like a file given instead of a passphrase.
    static let limit = 1_024
    /// The most that a slot's or an import's page holds: a passphrase with a keystore behind it.
    static let size = 4_096

    private let base: UnsafeMutableRawPointer
    /// The most bytes that this one holds.
    let limit: Int
    private let size: Int
    /// How many bytes it holds.
    private(set) var count = 0

    init(limit: Int = SecretPage.limit) throws(SecretError) {
        self.limit = limit
        size = (limit + 1 + 4_095) / 4_096 * 4_096
        let flags = MAP_PRIVATE | MAP_ANONYMOUS
        let page = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0)
        guard let page = unsafe page, unsafe page != UnsafeMutableRawPointer(bitPattern: -1) else {
            throw .noLockedMemory
        }
        guard unsafe mlock(page, size) == 0 else {
            unsafe munmap(page, size)
            throw .noLockedMemory
        }
        // Should this fail, the page is still locked: a core file of a process this short-lived is
        // prevented by its limit in main.
        unsafe madvise(page, size, Int32(MADV_DONTDUMP))
        unsafe base = page
    }

    deinit {
        // Not memset: the compiler may drop a write that nobody reads.
        unsafe explicit_bzero(base, size)
        unsafe munmap(base, size)
    }

    /// Adds a byte; throws when the page's limit is reached.
    mutating func append(_ byte: UInt8) throws(SecretError) {
        guard count < limit else { throw .tooLong(limit: limit) }
        unsafe base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    /// Adds bytes of the kernel's generator, straight into the page; at most 256 at once.
    mutating func appendRandom(_ bytes: Int) throws(SecretError) {
        guard bytes <= limit - count else { throw .tooLong(limit: limit) }
        guard unsafe getentropy(base + count, bytes) == 0 else { throw .noLockedMemory }
        count += bytes
    }

    /// Adds another page's bytes; throws when this page's limit is reached.
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
        unsafe explicit_bzero(base, size)
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

    /// One of its bytes.
    borrowing func byte(at offset: Int) -> UInt8 {
        precondition(offset < count, "a page has the bytes it counts")
        return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
    }

    /// Writes the bytes to a file; false where not all of them could be.
    borrowing func write(to descriptor: Int32) -> Bool {
        var written = 0
        while written < count {
            let done = unsafe Glibc.write(descriptor, base + written, count - written)
            if done > 0 {
                written += done
            } else if errno != EINTR {
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
    /// One at a time, so that nothing behind the line's end is taken from whoever reads next. There is room for one
    /// beyond the limit, since what comes then may be the end.
    mutating func readByte(_ descriptor: Int32) throws(SecretError) -> ByteRead {
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

    /// Takes what a socket has; false at its end, nil where it failed or the page is full.
    mutating func receive(from socket: Int32) -> Bool? {
        guard count < limit else { return nil }
        while true {
            let done = unsafe recv(socket, base + count, limit - count, 0)
            if done > 0 {
                count += done
                return true
            }
            if done == 0 || errno == ECONNRESET { return false }
            guard errno == EINTR else { return nil }
        }
    }

    /// Where the first `bytes` end; nil where they do not stand.
    borrowing func end(of bytes: [UInt8]) -> Int? {
        unsafe UnsafeRawBufferPointer(start: base, count: count).firstRange(of: bytes)?.upperBound
    }

    /// A copy of the bytes before or behind a place: of a reply's head or of a refusal, never of a value.
    borrowing func copy(_ range: Range<Int>) -> [UInt8] {
        unsafe Array(UnsafeRawBufferPointer(start: base, count: count)[range])
    }

    /// Drops the first bytes; the rest moves to the front.
    mutating func removeFirst(_ number: Int) {
        unsafe memmove(base, base + number, count - number)
        unsafe explicit_bzero(base + count - number, number)
        count -= number
    }

    /// Sets a variable of this process's environment, for the program that it is about to become.
    ///
    /// The page always has a zero behind its last byte; a value with a zero in it can be no variable.
    borrowing func setVariable(_ name: String) -> Bool {
        guard allSatisfy({ $0 != 0 }) else { return false }
        return unsafe setenv(name, base.assumingMemoryBound(to: CChar.self), 1) == 0
    }
}
