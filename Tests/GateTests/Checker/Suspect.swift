import Terms

@testable import Gate

/// The gate under search, and what its caller does around it: the real ones, or ones with a known fault.
struct Suspect: Sendable {
    /// What a caller knows when it might let a signature out.
    struct Release {
        let isDurable: Bool
        let isFrozen: Bool
    }

    let name: String
    /// Whether replay is the gate's own and must give the very state; one with a fault would share it.
    var replays = false
    var decide: @Sendable (inout Gate, Ask, Stamp) -> Outcome = { gate, ask, stamp in
        Outcome(gate.decide(ask.request, stamp))
    }
    var record: @Sendable (inout Gate, Event, Stamp) throws(Refusal) -> Recorded = Suspect.record
    /// Decide, durable, unfrozen, and only then out: what Payment's tests hold the teller to.
    var releases: @Sendable (Release) -> Bool = { $0.isDurable && !$0.isFrozen }
    /// Whether a bound key is decided again: only where an admin approved what waits under it.
    var decidesAgain: @Sendable (GateState, Ask, Case.Standing) -> Bool = { state, ask, _ in
        state.pending[ask.payment]?.isApproved ?? false
    }

    /// The gate as it is.
    static let real = Suspect(name: "the gate", replays: true)

    static let admin = Actor(role: .admin, name: "", uid: 0)

    @Sendable
    static func record(
        _ gate: inout Gate, _ event: Event, _ stamp: Stamp
    ) throws(Refusal) -> Recorded {
        try gate.record(event, by: admin, stamp) { Zones.known[$0] }
    }
}
