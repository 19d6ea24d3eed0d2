import Glibc
import Keyroom
import Ledger
import Policy

extension SystemClock {
    /// The machine as the journal sees it.
    func machine(
        wake: @escaping @Sendable () -> Void = {}, fail: @escaping (LedgerError) -> Void = { _ in }
    ) -> Machine {
        Machine(
            clock: read,
            randomness: PublicBytes.random,
            zones: ZoneDatabase.rules(for:), uid: geteuid(), wake: wake, fail: fail)
    }
}
