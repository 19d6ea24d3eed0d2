import JSON

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

    /// Asks for all keys that the log has had, the one in force last, each with the entry that put it
    /// in force; throws ``Failure`` when there are none in the reply.
    func verifierKeys() throws(Failure) -> [(key: String, entry: UInt64)] {
        let target = "/v1/audit/keys"
        guard case .array(let list)? = (try? JSONReader.read(audit(target)))?.at("keys") else {
            throw .reply(asked: "GET \(target)", lacks: "keys")
        }
        var keys: [(key: String, entry: UInt64)] = []
        for element in list {
            guard case .string(let key)? = element.at("verifier_key"), !key.hasPrefix("-"),
                case .integer(let entry)? = element.at("entry")
            else { throw .reply(asked: "GET \(target)", lacks: "keys") }
            keys.append((key, entry))
        }
        return keys
    }
}
