import Gate
import JSON
import Terms

/// What becomes of payments, as admins and observers write it down.
enum Story {
    /// A cost in ether.
    static func cost(_ ether: String) -> JSON {
        [["asset": "ETH", "amount": .string(ether)]]
    }

    /// The proof that the payment with `nonce` can never land: the account is past it.
    static func dead(_ nonce: UInt64) -> JSON {
        [
            "chain": "ethereum", "account_nonce": .integer(nonce + 1), "finalized_block": 123,
            "included": false,
        ]
    }
}
