import Gate

/// A clearance that waits on the loop for its entry to land; taken once.
final class HeldClearance {
    private var clearance: Clearance?

    init(_ clearance: consuming Clearance) { self.clearance = consume clearance }

    /// The clearance; nil the second time.
    func take() -> Clearance? { clearance.take() }
}
