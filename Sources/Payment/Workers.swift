/// Threads that run work away from the loop, handed in by the daemon.
public struct Workers: Sendable {
    /// How many there are.
    public let count: Int
    /// The most jobs one of them takes at a time, so that first replies don't wait for last signatures.
    public let largestChunk: Int
    /// Runs a piece of work on one of them.
    public let run: @Sendable (@escaping @Sendable () -> Void) -> Void

    /// Describes the threads.
    public init(
        count: Int, largestChunk: Int = 16,
        run: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void
    ) {
        self.count = count
        self.largestChunk = largestChunk
        self.run = run
    }
}
