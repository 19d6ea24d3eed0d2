internal import JSON
internal import Terms

/// What only the network knows of a payment and its caller brings: the `network` object.
struct TONFacts: Hashable, Sendable {
    /// How long an order may be valid, seconds.
    static let validFor: ClosedRange<UInt64> = 30...600

    /// The wallet's seqno.
    let seqno: UInt32
    /// For how many seconds the order is valid.
    let validFor: UInt64
    /// Whether the wallet's contract is there already.
    let deployed: Bool

    /// Reads the object.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a field that is missing, unknown or not
    /// of its form, `ton.valid-for` for a time that is too short to arrive or too long to hold.
    init(_ json: JSON) throws(ChainError) {
        let seqno: UInt64
        let stated: Bool?
        do {
            var reader = try ObjectReader(json, at: "network")
            seqno = try reader.integer("seqno")
            validFor = try reader.integer("valid_for")
            stated = try reader.optionalBool("deployed")
            try reader.finish()
        } catch { throw .malformed(field: error.path, clause: error.clause) }
        guard let fits = UInt32(exactly: seqno), fits < .max else {
            throw .malformed(field: "network.seqno", clause: "must be below \(UInt32.max)")
        }
        guard stated != false || fits == 0 else {
            throw .malformed(
                field: "network.deployed",
                clause: "must not be false at seqno \(fits): a wallet that has sent is deployed")
        }
        guard TONFacts.validFor.contains(validFor) else {
            throw .refused(
                rule: "ton.valid-for",
                detail: "valid_for \(validFor) is outside \(TONFacts.validFor.lowerBound) to "
                    + "\(TONFacts.validFor.upperBound) seconds",
                hint: "120 seconds is enough for a transfer to land")
        }
        self.seqno = fits
        deployed = stated ?? (fits > 0)
    }
}
