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

    mutating func currency(_ key: String) throws(FieldError) -> Currency {
        guard let currency = Currency(try string(key)) else {
            throw error(key, "must be three capital letters")
        }
        return currency
    }

    /// A price of one whole unit, in 10^-18 of its currency.
    mutating func price(_ key: String) throws(FieldError) -> UInt128 {
        let text = try string(key)
        do throws(AmountError) {
            return try DecimalText.parse(text, decimals: RateSetting.decimals)
        } catch { throw self.error(key, error.clause) }
    }

    /// A sentence for the log: at most 200 bytes, and not empty.
    mutating func sentence(_ key: String) throws(FieldError) -> String {
        let text = try string(key)
        guard (1...Reason.limit).contains(text.utf8.count) else {
            throw error(key, "must be 1 to \(Reason.limit) bytes")
        }
        return text
    }

    /// A sentence that may be missing.
    mutating func optionalSentence(_ key: String) throws(FieldError) -> String? {
        source[key] == nil ? nil : try sentence(key)
    }
}
