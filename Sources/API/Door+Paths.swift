extension Door {
    /// Every path of the agent door with the method it takes, as docs/openapi.yaml writes them.
    static let agentPaths: [String: DoorRequest.Method] = [
        "/v1/payments": .post, "/v1/quotes": .post, "/v1/payments/{id}": .get, "/v1/self": .get,
        "/v1/self/prompt": .get,
    ]
    /// What stands before a payment's id.
    static let paymentPath = "/v1/payments/"

    /// The methods that a path takes: what the `Allow` of a 405 says (RFC 9110 §10.2.1).
    ///
    /// A path that nobody knows takes what its door speaks, since to learn that takes a method, too.
    func methods(at path: String) -> [DoorRequest.Method] {
        switch self {
        case .audit: return [.get]
        case .admin: return [.get, .post]
        case .agent:
            if let method = Door.agentPaths[path] { return [method] }
            let isPayment = path.hasPrefix(Door.paymentPath) && path != Door.paymentPath
            return isPayment ? [.get] : [.get, .post]
        }
    }
}
