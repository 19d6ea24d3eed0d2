/// What a wallet answered to an order.
enum Answer: Sendable {
    /// It signed, and the bytes came out.
    case signed(Release)
    /// It said no, by this rule or for this reason.
    ///
    /// A final no stands for ever. One that isn't (`sealed`, `signing failed`) may hide a signature that was
    /// made, which asking again would bring out.
    case refused(String, isFinal: Bool)
    /// No answer came: whether it has signed is unknown to who asked.
    case lost

    /// Whether asking again under the same key can bring out nothing new.
    var isFinal: Bool {
        switch self {
        case .signed, .refused(_, isFinal: true): true
        case .refused(_, isFinal: false), .lost: false
        }
    }
}
