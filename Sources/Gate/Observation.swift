public import JSON

/// What an observer signs (Ed25519, RFC 8032) of a payment it has seen settled or seen die.
public enum Observation {
    private static let label = Array("bursar observation v1\n".utf8)

    /// The bytes to sign: a label and the RFC 8785 form of vault, outcome, payment and what stands with it in
    /// the entry (`cost` or `proof`, `reference`).
    ///
    /// The vault's id is in it, so that what was seen for one vault frees nothing in another.
    public static func message(vault: String, outcome: PaymentStatus, _ body: JSONObject)
        -> [UInt8]
    {
        var members: [(String, JSON)] = [
            ("outcome", .string(outcome.rawValue)), ("vault", .string(vault)),
        ]
        for key in ["payment", "cost", "proof", "reference"] {
            if let value = body[key] { members.append((key, value)) }
        }
        return label + JSONWriter.write(.object(JSONObject(members)))
    }
}
