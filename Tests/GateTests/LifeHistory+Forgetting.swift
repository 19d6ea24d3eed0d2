@testable import Gate

extension LifeHistory {
    /// Forgets what a snapshot at this moment would leave out, without its entry.
    mutating func forget() {
        var state = till.state
        state.forget(at: state.time(at: till.clock))
        resume(from: state)
    }
}
