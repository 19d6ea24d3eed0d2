import Glibc

/// A thread that nobody joins: it ends when its work does.
///
/// Not a task: what waits in a pool's thread would keep the pool from whoever else needs it.
enum DetachedThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts `run` on a thread of its own.
    static func start(_ run: @escaping @Sendable () -> Void) throws(AuditFailure) {
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
            throw .failed(
                what: "a thread", why: "can't be started (errno \(code))",
                hint: "are there too many processes?")
        }
        pthread_detach(thread)
    }
}
