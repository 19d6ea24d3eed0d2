import NIOCore
import Synchronization

/// Wakes the loop from other threads; many rings before it wakes are one.
final class Bell: Sendable {
    /// What a ring runs.
    ///
    /// A class, since a closure kept in a Mutex is wrapped anew each time it is taken out.
    private final class Listener: Sendable {
        let action: @Sendable () -> Void

        init(_ action: @escaping @Sendable () -> Void) { self.action = action }
    }

    private let loop: any EventLoop
    private let isRinging = Atomic<Bool>(false)
    private let listener = Mutex<Listener?>(nil)

    init(loop: any EventLoop) { self.loop = loop }

    /// What runs on the loop after a ring.
    func listen(_ action: @escaping @Sendable () -> Void) {
        let next = Listener(action)
        listener.withLock { $0 = next }
    }

    /// Rings, from any thread.
    func ring() {
        guard !isRinging.exchange(true, ordering: .acquiringAndReleasing) else { return }
        loop.execute { [self] in
            isRinging.store(false, ordering: .releasing)
            let heard = listener.withLock { $0 }
            heard?.action()
        }
    }
}
