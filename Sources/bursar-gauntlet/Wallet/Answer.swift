/// What a wallet answered to an order.
enum Answer: Sendable {
    /// It signed, and the bytes came out.
    case signed(Release)
    /// It said no; the rule or the title of the refusal.
    case refused(String)
    /// No answer came: whether it has signed is unknown to who asked.
    case none

    /// The signed bytes.
    var bytes: [UInt8]? {
        guard case .signed(let release) = self else { return nil }
        return release.bytes
    }
}
