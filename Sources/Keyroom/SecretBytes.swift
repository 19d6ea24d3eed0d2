import CSodium
import Glibc

/// Secret bytes in pages of their own: locked, guarded, left out of dumps, wiped when they go.
///
/// Not copyable, so printing, coding, collecting or attaching them to an error does not compile. The bytes
/// live behind a pointer: moving the value moves no byte (style notes, finding 4).
@safe
public struct SecretBytes: ~Copyable, @unchecked Sendable {
    // Whoever owns the value owns the pages, and ownership is exclusive: that makes it Sendable.
    private let base: UnsafeMutableRawPointer
    /// How many bytes there are.
    public let count: Int

    /// Whether libsodium is ready; sodium_malloc before sodium_init aborts.
    static let isReady = sodium_init() >= 0

    /// So many zero bytes.
    ///
    /// - Throws: ``KeyroomError/memoryNotLocked`` where the pages can't be locked.
    public init(count: Int) throws(KeyroomError) {
        guard SecretBytes.isReady, let pages = unsafe sodium_malloc(max(count, 1)) else {
            throw .memoryNotLocked
        }
        // sodium_malloc ignores a failed mlock: ask again, and believe only the answer.
        guard unsafe sodium_mlock(pages, max(count, 1)) == 0 else {
            unsafe sodium_free(pages)
            throw .memoryNotLocked
        }
        unsafe sodium_memzero(pages, max(count, 1))
        unsafe base = pages
        self.count = count
    }

    deinit { unsafe sodium_free(base) }

    /// So many bytes from the kernel's random generator.
    public static func random(count: Int) throws(KeyroomError) -> SecretBytes {
        let secret = try SecretBytes(count: count)
        unsafe secret.withPointer { unsafe randombytes_buf($0, count) }
        return secret
    }

    /// A copy of bytes whose wiping stays the caller's.
    public init(copying source: RawSpan) throws(KeyroomError) {
        try self.init(count: source.byteCount)
        let (target, size) = (unsafe base, count)
        unsafe source.withUnsafeBytes { bytes in
            if let from = bytes.baseAddress { unsafe target.copyMemory(from: from, byteCount: size) }
        }
    }

    /// Reads a descriptor to its end, straight into the pages, and takes one newline off the end.
    ///
    /// - Throws: ``KeyroomError/unreadable`` where it can't be read or holds more than `limit` bytes.
    public static func reading(_ descriptor: Int32, limit: Int) throws(KeyroomError) -> SecretBytes {
        try reading(descriptor, limit: limit, lineOnly: false)
    }

    /// Reads one line, as a terminal gives it.
    public static func readingLine(_ descriptor: Int32, limit: Int) throws(KeyroomError)
        -> SecretBytes
    {
        try reading(descriptor, limit: limit, lineOnly: true)
    }

    private static func reading(_ descriptor: Int32, limit: Int, lineOnly: Bool)
        throws(KeyroomError) -> SecretBytes
    {
        let page = try SecretBytes(count: limit + 1)
        var used = 0
        while used <= limit {
            let got = unsafe page.withPointer { unsafe Glibc.read(descriptor, $0 + used, limit + 1 - used) }
            guard got >= 0 else { throw .unreadable }
            if got == 0 { break }
            used += got
            if lineOnly, page.isNewline(at: used - 1) { break }
        }
        guard used <= limit else { throw .unreadable }
        let size = used > 0 && page.isNewline(at: used - 1) ? used - 1 : used
        let secret = try SecretBytes(count: size)
        unsafe secret.withPointer { target in
            unsafe page.withPointer { unsafe _ = memcpy(target, $0, size) }
        }
        return secret
    }

    /// Lets `body` see the bytes where they are.
    public borrowing func read<Value: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let span = unsafe RawSpan(_unsafeStart: UnsafeRawPointer(base), byteCount: count)
        return try body(span)
    }

    /// Compares in time that depends on the lengths alone.
    public borrowing func equals(_ other: borrowing SecretBytes) -> Bool {
        guard count == other.count else { return false }
        return unsafe sodium_memcmp(base, other.base, count) == 0
    }

    /// Overwrites the bytes with zeros; they go with the value in any case.
    public borrowing func wipe() { unsafe sodium_memzero(base, count) }

    /// The pages, for C alone; nothing may keep the pointer.
    borrowing func withPointer<Value>(_ body: (UnsafeMutablePointer<UInt8>) -> Value) -> Value {
        let bytes = unsafe base.assumingMemoryBound(to: UInt8.self)
        return unsafe body(bytes)
    }

    private borrowing func isNewline(at index: Int) -> Bool {
        unsafe withPointer { unsafe $0[index] == UInt8(ascii: "\n") }
    }
}

extension SecretBytes {
    /// A copy of the first `size` bytes, in pages of its own.
    func prefix(_ size: Int) throws(KeyroomError) -> SecretBytes {
        let copy = try SecretBytes(count: size)
        unsafe copy.withPointer { target in
            unsafe withPointer { unsafe _ = memcpy(target, $0, size) }
        }
        return copy
    }
}
