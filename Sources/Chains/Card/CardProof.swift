internal import JSON
internal import Terms

/// What a proof says of a grant that can't be redeemed any more: that its time ended first.
struct CardProof: Hashable, Sendable {
    private let order: UInt64
    private let ended: Moment
    private let redeemed: Bool

    /// What is taken, as hints show it.
    private static let form =
        "{\"chain\": \"card\", \"order\": N, \"ended\": \"RFC 3339, UTC\", \"redeemed\": false}"

    /// Reads the object; throws ``ProofError`` for any other form.
    init(_ json: JSON) throws(ProofError) {
        do throws(FieldError) {
            var reader = try Card.reader(of: json)
            order = try reader.integer("order")
            let text = try reader.string("ended")
            redeemed = try reader.bool("redeemed")
            guard let time = Timestamp.parse(text) else {
                throw reader.error("ended", "must be a time in RFC 3339, UTC")
            }
            ended = time
            try reader.finish()
        } catch { throw ProofError(error, form: CardProof.form) }
    }

    /// Passes if the grant of `order` is over and was not redeemed.
    func check(_ order: CardOrder) throws(ProofError) {
        guard self.order == order.number else {
            throw ProofError(
                clause: "is of order \(self.order), and the payment of order \(order.number)",
                hint: "prove it of the payment's own order")
        }
        guard !redeemed else { throw .landed }
        guard ended >= order.until else {
            throw ProofError(
                clause: "looks at \(Timestamp.seconds(ended)), before the grant ends",
                hint: "wait until \(Timestamp.seconds(order.until))")
        }
    }
}
