import Gate
public import JSON
import Terms

/// What an admin says of a new card beside its number: the query of `POST /v1/admin/cards/{label}`.
public struct CardOrder: Sendable {
    /// Three capital letters.
    let currency: String
    /// Whole units that may be redeemed in 31 days.
    let exposure: String
    /// Whose rules it follows: a test card is on the test network.
    let network: Network
    /// Whether its CVV is sealed with it.
    let storesCVV: Bool

    /// Reads the values of a query; throws ``FieldError`` for one that is missing or not of its form.
    public init(
        currency: String?, exposure: String?, network: String?, storesCVV: String?
    ) throws(FieldError) {
        guard let currency else { throw FieldError(path: "currency", clause: "is missing") }
        guard let exposure else { throw FieldError(path: "exposure", clause: "is missing") }
        guard let known = Network(rawValue: network ?? Network.mainnet.rawValue) else {
            throw FieldError(path: "network", clause: "must be mainnet or testnet")
        }
        guard ["true", "false", nil].contains(storesCVV) else {
            throw FieldError(path: "store_cvv", clause: "must be true or false")
        }
        self.currency = currency
        self.exposure = exposure
        self.network = known
        self.storesCVV = storesCVV == "true"
    }
}
