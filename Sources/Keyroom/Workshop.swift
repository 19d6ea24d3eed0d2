internal import Synchronization

/// A few benches that threads take turns at.
final class Workshop: Sendable {
    private final class Place: Sendable {
        let bench: Mutex<Bench>

        init() throws(SecretError) { bench = try Mutex(Bench()) }
    }

    private let places: [Place]

    /// Readies `count` benches, at least one.
    init(count: Int) throws(SecretError) {
        var places: [Place] = []
        for _ in 0..<max(1, count) { places.append(try Place()) }
        self.places = places
    }

    /// Runs `work` at a free bench, or waits for the first; the bench is cleared however it ends.
    func withBench<Value: Sendable, Failure: Error>(
        _ work: @Sendable (inout Bench) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        for place in places {
            let done = try place.bench.withLockIfAvailable { bench throws(Failure) in
                defer { bench.clear() }
                return try work(&bench)
            }
            if let done { return done }
        }
        return try places[0].bench.withLock { bench throws(Failure) in
            defer { bench.clear() }
            return try work(&bench)
        }
    }
}
