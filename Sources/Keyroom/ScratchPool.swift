import Synchronization

/// Locked pages for secrets in use, kept from one use to the next.
///
/// Allocating and locking pages costs as much as half a signature, and the number of locked pages is limited.
final class ScratchPool: Sendable {
    /// Room for the keys of one opening: what a data key, its wrapping and the value need together.
    final class Page: Sendable {
        static let size = 512
        let secret: SecretBytes

        init() throws(KeyroomError) { secret = try SecretBytes(count: Page.size) }
    }

    static let shared = ScratchPool()
    private let idle = Mutex<[Page]>([])

    private func take() throws(KeyroomError) -> Page {
        if let page = idle.withLock({ $0.popLast() }) { return page }
        return try Page()
    }

    /// Lends a page to `body` and wipes it afterwards, however `body` ends.
    func lend<Value>(_ body: (UnsafeMutablePointer<UInt8>) throws(KeyroomError) -> Value)
        throws(KeyroomError) -> Value
    {
        let page = try take()
        defer {
            page.secret.wipe()
            idle.withLock { $0.append(page) }
        }
        let result = unsafe page.secret.withPointer { pointer -> Result<Value, KeyroomError> in
            do throws(KeyroomError) { return .success(try unsafe body(pointer)) } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
