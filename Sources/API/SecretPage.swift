internal import Glibc

/// The memory behind a `SecretBody`: whole pages, locked, wiped when given back.
@safe struct SecretPage: ~Copyable {
    private let start: UnsafeMutableRawPointer
    private let size: Int
    private let limit: Int
    private(set) var count = 0

    init(capacity: Int) {
        let pageSize = 4096
        limit = capacity
        size = max(1, (capacity + pageSize - 1) / pageSize) * pageSize
        unsafe start = .allocate(byteCount: size, alignment: pageSize)
        // Both may be refused (RLIMIT_MEMLOCK); the secret still goes away with the page.
        _ = unsafe mlock(start, size)
        _ = unsafe madvise(start, size, MADV_DONTDUMP)
    }

    deinit {
        unsafe explicit_bzero(start, size)
        _ = unsafe madvise(start, size, MADV_DODUMP)
        _ = unsafe munlock(start, size)
        unsafe start.deallocate()
    }

    func look<Answer, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        try body(unsafe UnsafeRawBufferPointer(start: start, count: count).bytes)
    }

    /// Reads a descriptor to its end, or as far as there is room; false on an error.
    mutating func read(_ descriptor: Int32) -> Bool {
        while count < limit {
            let got = unsafe Glibc.read(descriptor, start + count, limit - count)
            if got == 0 { return true }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return false }
            count += got
        }
        return true
    }

    /// Adds bytes; false, and nothing is added, when they don't fit.
    mutating func append(_ source: RawSpan) -> Bool {
        guard source.byteCount <= limit - count else { return false }
        let free = unsafe UnsafeMutableRawBufferPointer(start: start + count, count: limit - count)
        unsafe source.withUnsafeBytes { unsafe free.copyMemory(from: $0) }
        count += source.byteCount
        return true
    }
}
