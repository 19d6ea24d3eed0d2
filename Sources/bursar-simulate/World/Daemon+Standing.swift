internal import Gate
internal import Terms

extension Daemon {
    /// How a payment that waited stands.
    enum Standing { case waiting, approved, denied, expired, other }

    /// How a payment stands since its reply.
    func standing(_ payment: String) -> Standing {
        guard let id = PaymentID(payment) else { return .other }
        if let pending = gate.state.pending[id] { return pending.isApproved ? .approved : .waiting }
        switch gate.state.status(of: id) {
        case .refused: return .denied
        case .expired: return .expired
        default: return .other
        }
    }
}

extension ClockFace {
    /// The reading as the gate takes it.
    var reading: ClockReading {
        ClockReading(
            wall: Moment(nanoseconds: wall), bootID: "boot-\(boot)", bootNanoseconds: uptime)
    }
}
