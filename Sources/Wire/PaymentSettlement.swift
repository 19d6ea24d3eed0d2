public import JSON

/// What a payment that landed has cost: `POST /v1/admin/payments/{id}/settle`.
public struct PaymentSettlement: Hashable, Sendable {
    /// An amount of one asset, a decimal string in whole units.
    public struct Cost: Hashable, Sendable {
        /// The asset's symbol.
        public let asset: String
        /// Whole units.
        public let amount: String

        /// Pairs the two.
        public init(asset: String, amount: String) {
            self.asset = asset
            self.amount = amount
        }
    }

    /// What left the wallet, fees included, each asset once.
    public let cost: [Cost]
    /// Where it can be seen, as a transaction id; needed where it cost more than was charged.
    public let reference: String?
    /// The observer that says so; nil where the admin does.
    public let attested: Attestation?

    /// The most assets one payment can cost.
    public static let mostCosts = 8

    /// Gathers the parts.
    public init(cost: [Cost], reference: String? = nil, attested: Attestation? = nil) {
        self.cost = cost
        self.reference = reference
        self.attested = attested
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    ///
    /// Whether the assets are the payment's own, and what the cost comes to, is for the gate.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        let list = try fields.array("cost")
        // A settlement that names no cost would free everything.
        guard (1...PaymentSettlement.mostCosts).contains(list.count) else {
            throw fields.error("cost", "must have 1 to \(PaymentSettlement.mostCosts) amounts")
        }
        var cost: [Cost] = []
        for (index, element) in list.enumerated() {
            var amount = try ObjectReader(element, at: "cost[\(index)]")
            cost.append(
                Cost(asset: try amount.string("asset"), amount: try amount.string("amount")))
            try amount.finish()
        }
        self.cost = cost
        reference = try fields.optionalSentence("reference")
        attested = try fields.optionalObject("attested").map { reader throws(FieldError) in
            try Attestation(reader)
        }
        try fields.finish()
    }

    /// The `cost` member by itself, as entries have it.
    public var costs: JSON {
        .array(cost.map { ["asset": .string($0.asset), "amount": .string($0.amount)] })
    }

    /// The document.
    public var json: JSON {
        var object = JSONObject([("cost", costs)])
        if let reference { object["reference"] = .string(reference) }
        if let attested { object["attested"] = attested.json }
        return .object(object)
    }
}
