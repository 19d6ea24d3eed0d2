import JSON

/// Bodies of payments, and keys for them.
enum Order {
    /// Who is paid.
    static let payee = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"

    /// 0.002 ETH, and at worst 0.00063 ETH of fee: 10.52 CAD at the shop's rate.
    static let plain: JSON = [
        "wallet": "ethereum/main",
        "intent": ["kind": "transfer", "to": .string(payee), "amount": "0.002", "asset": "ETH"],
        "network": [
            "chain_id": 1, "nonce": 0, "gas_limit": "21000", "max_fee_per_gas": "30000000000",
            "max_priority_fee_per_gas": "1000000000",
        ],
    ]

    /// The charge of ``plain`` at the shop's rate.
    static let charge = "10.52"

    /// The plain order as text, to be bent.
    static let text = plain.canonical

    /// A key nobody used yet.
    static func key() -> String {
        "key_\(UInt64.random(in: 0 ... .max))-\(UInt64.random(in: 0 ... .max))"
    }

    /// The plain order with another nonce: another payment.
    static func numbered(_ nonce: Int) -> JSON {
        plain.with("network.nonce", .integer(UInt64(nonce)))
    }
}
