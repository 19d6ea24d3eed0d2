public import JSON
public import Terms

/// The body of `POST /v1/payments` and `/v1/quotes`.
public struct PayRequest: Hashable, Sendable {
    /// What the payment is for; kept out of the log but for a commitment.
    public struct Purpose: Hashable, Sendable {
        /// The member as it came, canonical: what is committed to.
        public let json: JSON
    }

    /// The largest `intent`, canonical bytes.
    public static let largestIntent = 4_096
    private static let longestText = 200
    private static let mostAlternatives = 10

    /// The wallet that pays.
    public let wallet: WalletName
    /// What is asked; the wallet's chain reads it.
    public let intent: JSON
    /// What only the network knows; the wallet's chain reads it.
    public let network: JSON
    /// What it is for.
    public let purpose: Purpose?
    /// Whether the agent says that it means to pay what looks like a payment just made.
    public let isConfirmed: Bool
    /// The whole body, for the fingerprint.
    public let json: JSON

    /// Reads a body.
    ///
    /// - Throws: ``FieldError`` for the first field that is not of its form.
    public init(_ json: JSON) throws(FieldError) {
        var reader = try ObjectReader(json, at: "")
        let name = try reader.string("wallet")
        guard let wallet = WalletName(name) else {
            throw FieldError(path: "wallet", clause: "must be of the form <chain>/[a-z0-9-]{1,32}")
        }
        self.wallet = wallet
        intent = try PayRequest.object(reader.value("intent"), at: "intent")
        guard
            intent.surelyFits(in: PayRequest.largestIntent)
                || JSONWriter.write(intent).count <= PayRequest.largestIntent
        else {
            throw FieldError(
                path: "intent", clause: "must be at most \(PayRequest.largestIntent) bytes")
        }
        network = try PayRequest.object(reader.value("network"), at: "network")
        purpose = try reader.optionalValue("purpose").map { value throws(FieldError) in
            try PayRequest.purpose(value)
        }
        isConfirmed = try reader.optionalBool("confirm_duplicate") ?? false
        try reader.finish()
        self.json = json
    }

    private static func object(_ json: JSON, at path: String) throws(FieldError) -> JSON {
        guard case .object = json else {
            throw FieldError(path: path, clause: "must be an object")
        }
        return json
    }

    private static func purpose(_ json: JSON) throws(FieldError) -> Purpose {
        var reader = try ObjectReader(json, at: "purpose")
        if let item = try reader.optionalString("item") { try checkText(item, at: "purpose.item") }
        if let list = try reader.optionalArray("alternatives_considered") {
            let path = "purpose.alternatives_considered"
            guard list.count <= mostAlternatives else {
                throw FieldError(path: path, clause: "must have at most \(mostAlternatives) items")
            }
            for element in list {
                guard case .string(let text) = element else {
                    throw FieldError(path: path, clause: "must hold strings")
                }
                try checkText(text, at: path)
            }
        }
        try reader.finish()
        return Purpose(json: json)
    }

    private static func checkText(_ text: String, at path: String) throws(FieldError) {
        guard text.utf8.count <= longestText else {
            throw FieldError(path: path, clause: "must be at most \(longestText) bytes")
        }
    }
}
