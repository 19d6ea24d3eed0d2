import Glibc

/// Threads that each do the same, with a number: clients that wait for a wallet wait on their own.
struct Crowd {
    private final class Part {
        let index: Int
        let body: @Sendable (Int) -> Void

        init(_ index: Int, _ body: @escaping @Sendable (Int) -> Void) {
            self.index = index
            self.body = body
        }
    }

    private var threads: [pthread_t] = []

    /// Starts them.
    init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        for index in 0..<count {
            var thread = pthread_t()
            let part = unsafe Unmanaged.passRetained(Part(index, body))
            let code = unsafe pthread_create(
                &thread, nil,
                { pointer in
                    if let pointer = unsafe pointer {
                        let part = unsafe Unmanaged<Part>.fromOpaque(pointer).takeRetainedValue()
                        part.body(part.index)
                    }
                    return nil
                }, part.toOpaque())
            if code == 0 {
                threads.append(thread)
            } else {
                unsafe part.release()
            }
        }
    }

    /// Waits until all are done.
    func wait() {
        for thread in threads { pthread_join(thread, nil) }
    }
}
