internal import JSON

/// What the caller brings of a card payment: the `network` object, though no network is asked.
struct CardFacts: Hashable, Sendable {
    /// The agent's own number for the purchase: of all grants of one number one can be redeemed.
    let order: UInt64
    /// How long the grant holds, seconds.
    let validFor: Int64

    private static let validity: ClosedRange<UInt64> = 30...3_600

    /// Reads the object.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a field that is missing, unknown or not of its form.
    init(_ json: JSON) throws(ChainError) {
        let seconds: UInt64
        do {
            var reader = try ObjectReader(json, at: "network")
            order = try reader.integer("order")
            seconds = try reader.integer("valid_for")
            try reader.finish()
        } catch { throw .malformed(field: error.path, clause: error.clause) }
        guard CardFacts.validity.contains(seconds) else {
            throw .malformed(
                field: "network.valid_for",
                clause: "must be from \(CardFacts.validity.lowerBound) to "
                    + "\(CardFacts.validity.upperBound) seconds")
        }
        validFor = Int64(seconds)
    }
}
