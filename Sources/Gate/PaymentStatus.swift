/// Where a payment's life stands after its decision.
public enum PaymentStatus: String, Hashable, Sendable {
    /// Waits for an admin.
    case pending = "pending_approval"
    /// Signed: it may land at any time.
    case signed
    /// Refused, or denied by an admin.
    case refused
    /// Landed, with its actual cost.
    case settled
    /// Proven never to land.
    case voided
    /// Given up by an admin; stays spent.
    case writtenOff = "written_off"
    /// Waited too long for an approval.
    case expired
}
