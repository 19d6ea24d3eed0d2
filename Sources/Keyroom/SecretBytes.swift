internal import CSodium

/// Secret bytes in pages of their own: locked out of swap and core dumps, fenced by guard pages, wiped.
///
/// Not copyable, not printable, not encodable, and outside Keyroom not readable at all: other modules
/// move secrets, only this one looks inside. `deinit` wipes; it does not run at `exit()`, so whoever
/// ends the process lets go of its secrets first. This is the one file with `@unchecked Sendable`:
/// the pointer is reached through `borrowing` for reading and through `mutating` for writing only, so
/// the compiler's exclusivity is what makes it safe to send.
@safe
public struct SecretBytes: ~Copyable, @unchecked Sendable {
    /// How many bytes; a length is not a secret.
    public let count: Int
    private let base: UnsafeMutablePointer<UInt8>

    /// The lengths a secret may have, bytes.
    public static let allowed = 1...1_048_576

    // sodium_malloc before sodium_init aborts the process.
    static let ready = sodium_init() >= 0

    /// Takes `count` zeroed bytes.
    public init(count: Int) throws(SecretError) {
        let page = try unsafe SecretBytes.lockedPage(count)
        unsafe base = page
        self.count = count
    }

    deinit {
        unsafe sodium_memzero(base, count)
        unsafe sodium_free(base)
    }

    /// Reads at most while the borrow of the secret lasts: hand it to a C call, store it nowhere.
    @unsafe var address: UnsafePointer<UInt8> { unsafe UnsafePointer(base) }

    /// Writes at most while the exclusive access to the secret lasts.
    @unsafe var mutableAddress: UnsafeMutablePointer<UInt8> { mutating get { unsafe base } }

    /// Overwrites every byte with zero, now rather than at the end of the lifetime.
    public mutating func wipe() { unsafe sodium_memzero(base, count) }

    /// Whether two secrets are the same, in a time that depends on their lengths only.
    public borrowing func equals(_ other: borrowing SecretBytes) -> Bool {
        unsafe count == other.count && sodium_memcmp(base, other.base, count) == 0
    }

    private static func lockedPage(
        _ count: Int
    ) throws(SecretError) -> UnsafeMutablePointer<UInt8> {
        guard allowed.contains(count) else {
            throw .badLength(bytes: count, allowed: allowed)
        }
        guard ready, let page = unsafe sodium_malloc(count) else {
            throw .noLockedMemory(bytes: count)
        }
        // sodium_malloc takes a failed mlock for no error: past the limit it hands out pages that
        // swap. Locking again tells, and costs nothing where it held.
        guard unsafe sodium_mlock(page, count) == 0 else {
            unsafe sodium_free(page)
            throw .noLockedMemory(bytes: count)
        }
        unsafe sodium_memzero(page, count)
        return unsafe page.assumingMemoryBound(to: UInt8.self)
    }
}
