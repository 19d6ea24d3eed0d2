internal import Glibc

/// One thread of our own: the writer must not wait in a pool behind someone else's work.
@safe
struct WorkerThread: ~Copyable, Sendable {
    private let thread: pthread_t

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts `run` on a new thread.
    init(_ run: @escaping @Sendable () -> Void) throws(LedgerError) {
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
            throw .file(path: "the writer's thread", errno: code)
        }
        self.thread = thread
    }

    /// Lets it end by itself.
    consuming func detach() { pthread_detach(thread) }

    /// Waits until it has ended.
    consuming func join() { pthread_join(thread, nil) }
}
