extension Door {
    /// Every path of the agent door with the method it takes, as docs/openapi.yaml writes them.
    static let agentPaths: [String: DoorRequest.Method] = [
        "/v1/payments": .post, "/v1/quotes": .post, "/v1/wallets": .post, "/v1/payments/{id}": .get,
        "/v1/payments/{id}/reports": .post, "/v1/payments/{id}/redeem": .post, "/v1/self": .get,
        "/v1/self/prompt": .get, "/v1/secrets/{root}/{secret}": .get,
        "/v1/secrets/{root}/{group}/{secret}": .get,
    ]
    /// What stands before a payment's id.
    static let paymentPath = "/v1/payments/"
    /// What stands behind it where the payment is reported on.
    static let reportsPath = "/reports"
    /// What stands behind it where a card's grant is redeemed.
    static let redeemPath = "/redeem"
    /// What stands before the path of a secret.
    static let secretsPath = "/v1/secrets/"
    /// What stands before every path of the admin door.
    static let adminPath = "/v1/admin/"
    /// What stands before every path of the audit door.
    static let auditPath = "/v1/audit/"
    /// What stands before the SHA-256 of bytes that an entry names.
    static let blobsPath = "/v1/audit/blobs/"
    /// The one path of the feed door.
    static let ratesPath = "/v1/rates"

    /// The methods that a path takes: what the `Allow` of a 405 says (RFC 9110 §10.2.1).
    ///
    /// A path that nobody knows takes what its door speaks, since to learn that takes a method, too.
    func methods(at path: String) -> [DoorRequest.Method] {
        switch self {
        case .audit: return [.get]
        case .admin, .feed: return [.get, .post]
        case .agent:
            if let method = Door.agentPaths[path] { return [method] }
            if path.hasPrefix(Door.secretsPath) { return [.get] }
            guard path.hasPrefix(Door.paymentPath), path != Door.paymentPath else {
                return [.get, .post]
            }
            return Door.reported(path) == nil && Door.redeemed(path) == nil ? [.get] : [.post]
        }
    }

    /// The id in the path of a payment's reports; nil for any other path.
    static func reported(_ path: String) -> String? { payment(path, before: reportsPath) }

    /// The id in the path of a grant's redemption; nil for any other path.
    static func redeemed(_ path: String) -> String? { payment(path, before: redeemPath) }

    private static func payment(_ path: String, before end: String) -> String? {
        guard path.hasPrefix(paymentPath), path.hasSuffix(end) else { return nil }
        let id = path.dropFirst(paymentPath.count).dropLast(end.count)
        return id.isEmpty || id.contains("/") ? nil : String(id)
    }
}
