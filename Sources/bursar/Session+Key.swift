/// The verifier key, as the auditors' door gives it.
extension Session {
    /// Asks for the key; throws ``Failure`` when there is none in the reply.
    func verifierKey() throws(Failure) -> String {
        let text = String(decoding: try audit("/v1/audit/key"), as: UTF8.self)
        guard let key = text.split(separator: "\n").first, !key.hasPrefix("-") else {
            throw .reply(asked: "GET /v1/audit/key", lacks: "a key")
        }
        return String(key)
    }
}
