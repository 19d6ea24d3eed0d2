internal import Glibc

/// One thread of our own: what waits for a disk must not wait in a pool behind someone else's work, nor keep
/// the pool from it.
@safe
package struct WorkerThread: ~Copyable, Sendable {
    private let thread: pthread_t

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts `run` on a new thread.
    ///
    /// - Parameter what: whose thread it is, for the error.
    package init(
        _ what: String, _ run: @escaping @Sendable () -> Void
    ) throws(LedgerError) {
        var thread = pthread_t()
        let body = unsafe Unmanaged.passRetained(Body(run))
        let code = unsafe pthread_create(
            &thread, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        guard code == 0 else {
            unsafe body.release()
            throw .file(path: what, errno: code)
        }
        self.thread = thread
    }

    /// Waits until it has ended.
    package consuming func join() { pthread_join(thread, nil) }

    /// Lets it end when its work does; nobody waits for it.
    package consuming func detach() { pthread_detach(thread) }
}
