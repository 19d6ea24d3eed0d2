internal import Synchronization

/// The body of a request that carries a secret, in one page of its own.
///
/// The page is locked into memory where the limits allow it, left out of core dumps, and wiped
/// after the one use or when the last reference goes. The buffers that the bytes arrived in are
/// overwritten by the door as they are copied out.
public final class SecretBody: Sendable {
    private let page: Mutex<SecretPage?>

    /// An empty body that can grow to `capacity` bytes.
    init(capacity: Int) {
        page = Mutex(SecretPage(capacity: capacity))
    }

    /// Reads a descriptor to its end, straight into the page; nil where it has more than `limit` bytes, or none.
    public static func reading(_ descriptor: Int32, limit: Int) -> SecretBody? {
        let body = SecretBody(capacity: limit + 1)
        let isRead = body.page.withLock { $0?.read(descriptor) ?? false }
        return isRead && (1...limit).contains(body.count) ? body : nil
    }

    /// A copy of bytes that stay the caller's to wipe.
    convenience init(copying source: RawSpan) {
        self.init(capacity: source.byteCount)
        _ = append(source)
    }

    /// How many bytes there are; 0 after the use.
    public var count: Int { page.withLock { $0?.count ?? 0 } }

    /// Lets `look` see the bytes in place, once, and wipes them, also when it throws.
    ///
    /// A later call sees no bytes. May be called from any thread.
    public func use<Answer, Failure: Error>(
        _ look: (RawSpan) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        let taken = page.withLock { page in
            var taken: SecretPage?
            swap(&taken, &page)
            return taken
        }
        guard let taken else { return try look(RawSpan()) }
        return try taken.look(look)
    }

    /// Adds bytes; false, and nothing is added, when they don't fit.
    func append(_ source: RawSpan) -> Bool {
        page.withLock { $0?.append(source) ?? false }
    }
}
