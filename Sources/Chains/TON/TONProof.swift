internal import JSON
internal import Terms

/// What a proof says of a TON payment that can't land any more: that its time is over, or that its
/// seqno went to another message.
enum TONProof: Hashable, Sendable {
    /// By the masterchain's clock the order ran out, and the wallet still waits for its seqno.
    case expired(at: Moment, seqno: UInt64)
    /// The wallet counts further, the order's seqno went to the message of a hash, and the
    /// payment's own message may be `included`.
    case consumed(seqno: UInt64, by: Digest32, included: Bool)

    /// How long after its end an order is held to be over, seconds.
    ///
    /// A wallet asks its own shard's clock, which may stand behind the masterchain's.
    static let margin: Int64 = 60

    /// What is taken, as hints show it.
    private static let form =
        "{\"chain\": \"ton\", \"masterchain_time\": \"RFC 3339, UTC\", \"seqno\": N} or "
        + "{\"chain\": \"ton\", \"seqno\": N, \"consumed_by\": \"HEX\", \"included\": false}"

    /// Reads the object: whichever of the two forms, never a mixture.
    ///
    /// Throws ``ProofError`` for any other form.
    init(_ json: JSON) throws(ProofError) {
        do throws(FieldError) {
            var reader = try TON.reader(of: json)
            let seqno = try reader.integer("seqno")
            // Either member means the second form, so that one without the other is named.
            let hash = try reader.optionalString("consumed_by")
            let included = try reader.optionalBool("included")
            if hash == nil, included == nil {
                self = .expired(at: try TONProof.time(&reader), seqno: seqno)
            } else {
                guard let hash else { throw reader.error("consumed_by", "is missing") }
                guard let included else { throw reader.error("included", "is missing") }
                guard let message = Hex.decode(hash).flatMap({ Digest32($0) }) else {
                    throw reader.error("consumed_by", "must be 64 hex digits")
                }
                self = .consumed(seqno: seqno, by: message, included: included)
            }
            try reader.finish()
        } catch { throw ProofError(error, form: TONProof.form) }
    }

    /// Passes if `order` is dead; `hashes` are those of its message without a signature.
    func check(_ order: WalletV5Order, hashes: [Digest32]) throws(ProofError) {
        switch self {
        case .expired(let time, let seqno): try TONProof.checkTime(time, seqno, order)
        case .consumed(let seqno, let message, let included):
            guard !included else { throw .landed }
            guard seqno > UInt64(order.seqno) else {
                throw ProofError(
                    clause: "has seqno \(seqno), at which the payment's \(order.seqno) is not "
                        + "consumed yet",
                    hint: "wait until the wallet's seqno is above \(order.seqno), or until the "
                        + "order ran out")
            }
            guard !hashes.contains(message) else {
                throw ProofError(
                    clause: "has a consumed_by that is a hash of the payment itself",
                    hint: "name the other message that took seqno \(order.seqno)")
            }
        }
    }

    private static func checkTime(_ time: Moment, _ seqno: UInt64, _ order: WalletV5Order)
        throws(ProofError)
    {
        // Further on, the order's seqno was taken, and what took it may have been the order.
        guard seqno <= UInt64(order.seqno) else {
            throw ProofError(
                clause: "has seqno \(seqno), so the payment's \(order.seqno) was consumed, and "
                    + "time alone does not say by what",
                hint: "name the message that took it as consumed_by, with \"included\": false")
        }
        // A wallet never counts back, unless it was wiped and set up again: then this says nothing.
        guard seqno == UInt64(order.seqno) else {
            throw ProofError(
                clause: "has seqno \(seqno), which is not the payment's \(order.seqno)",
                hint: "wait until the wallet's seqno is \(order.seqno) or above")
        }
        let end = Moment(seconds: Int64(order.validUntil))
        guard time > end.adding(seconds: margin) else {
            throw ProofError(
                clause: "has masterchain_time \(Timestamp.precise(time)), not later than "
                    + "\(margin) seconds after the order's end, \(Timestamp.seconds(end))",
                hint: "wait for a masterchain block after "
                    + Timestamp.seconds(end.adding(seconds: margin)))
        }
    }

    private static func time(_ reader: inout ObjectReader) throws(FieldError) -> Moment {
        guard let time = Timestamp.parse(try reader.string("masterchain_time")) else {
            throw reader.error("masterchain_time", "must be a time of RFC 3339 in UTC, with Z")
        }
        return time
    }
}
