import Dispatch

/// Rung from the writer's thread or a signing thread; the test waits for it.
final class Doorbell: Sendable {
    struct Silence: Error {}

    private let rings = DispatchSemaphore(value: 0)

    func ring() { rings.signal() }

    /// Waits for a ring; generous, since the machine may be busy.
    func wait() throws {
        guard rings.wait(timeout: .now() + 60) == .success else { throw Silence() }
    }
}
