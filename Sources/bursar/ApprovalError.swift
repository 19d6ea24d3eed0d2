import Terms

/// Why no approval is sent.
enum ApprovalError: Error, Hashable {
    /// The payment waits for nobody.
    case notWaiting(PaymentID, status: String)
    /// What was asked to be approved is not what waits.
    case otherDigest(PaymentID, digest: String)
}

extension ApprovalError {
    /// The payment.
    var what: String {
        switch self {
        case .notWaiting(let payment, _), .otherDigest(let payment, _): "payment \(payment.text)"
        }
    }

    /// The clause a person reads.
    var clause: String {
        switch self {
        case .notWaiting(_, let status): "waits for no approval: it is \(status)"
        case .otherDigest(_, let digest): "has the digest \(digest), not the one that was given"
        }
    }

    /// What to do next.
    var hint: String {
        switch self {
        case .notWaiting: "bursar payment list --pending has those that wait"
        case .otherDigest: "look at it with bursar payment show, then give the digest it prints"
        }
    }
}
