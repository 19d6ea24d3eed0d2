import JSON
import Terms

extension ObjectReader {
    mutating func agent(_ key: String) throws(FieldError) -> AgentName {
        guard let name = AgentName(try string(key)) else {
            throw error(key, "must match [a-z0-9][a-z0-9-]{0,63}")
        }
        return name
    }

    mutating func wallet(_ key: String) throws(FieldError) -> WalletName {
        guard let name = WalletName(try string(key)) else {
            throw error(key, "must be <chain>/<label>, both [a-z0-9-]{1,32}")
        }
        return name
    }
}
