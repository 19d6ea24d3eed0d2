public import Terms

extension GateState {
    /// Why a payment that waited is never signed: an admin denied it, or nobody approved it in time.
    ///
    /// Nil while it waits, and for what was decided otherwise.
    public func refusal(ofWaiting payment: PaymentID) -> Refusal? {
        GateState.refusal(ofWaiting: payment, ended: past[payment])
    }

    /// The same of a payment that is known to have ended like this, though the state has forgotten it.
    public static func refusal(
        ofWaiting payment: PaymentID, ended status: PaymentStatus?
    ) -> Refusal? {
        switch status {
        case .refused: ApprovalDenied.refusal(payment)
        case .expired: ApprovalExpired.refusal(payment)
        default: nil
        }
    }

    /// Why a payment that was asked for before is not signed now, whatever its budgets say.
    func refusal(resuming payment: PaymentID, isApproved: Bool) -> Refusal? {
        guard pending[payment] == nil else {
            return isApproved ? nil : ApprovalExpired.refusal(payment)
        }
        if let refusal = refusal(ofWaiting: payment) { return refusal }
        return status(of: payment).map { _ in PossibleDuplicate.refusal(again: payment) }
    }
}
