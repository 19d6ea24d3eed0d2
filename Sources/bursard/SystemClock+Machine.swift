import Glibc
import Ledger
import Policy

extension SystemClock {
    /// The machine as the journal sees it.
    func machine(
        wake: @escaping @Sendable () -> Void = {}, fail: @escaping (LedgerError) -> Void = { _ in }
    ) -> Machine {
        Machine(
            clock: read,
            randomness: { count in
                var generator = SystemRandomNumberGenerator()
                return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            },
            zones: ZoneDatabase.rules(for:), uid: geteuid(), wake: wake, fail: fail)
    }
}
