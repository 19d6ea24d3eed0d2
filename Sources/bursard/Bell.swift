import NIOCore
import Synchronization

/// Wakes the loop from other threads; many rings before it wakes are one.
final class Bell: Sendable {
    private let loop: any EventLoop
    private let isRinging = Atomic<Bool>(false)
    private let listener = Mutex<(@Sendable () -> Void)?>(nil)

    init(loop: any EventLoop) { self.loop = loop }

    /// What runs on the loop after a ring.
    func listen(_ action: @escaping @Sendable () -> Void) { listener.withLock { $0 = action } }

    /// Rings, from any thread.
    func ring() {
        guard !isRinging.exchange(true, ordering: .acquiringAndReleasing) else { return }
        loop.execute { [self] in
            isRinging.store(false, ordering: .releasing)
            listener.withLock { $0 }?()
        }
    }
}
