import JSON

/// An agent that pays: each payment has a key of its own and, on its chain, a nonce of its own.
final class Payer {
    private let door: Door
    private let token: String

    /// Connects; nil where nobody listens.
    init?(_ place: Place, token: String) {
        guard let door = Door(place.agentSocket) else { return nil }
        self.door = door
        self.token = token
    }

    /// Pays a small amount under a key; nil where the connection ended without a reply.
    func pay(_ key: String, nonce: Int) -> DoorReply? {
        door.ask(
            "POST", "/v1/payments",
            [
                ("Content-Type", "application/json"), ("Authorization", "Bearer \(token)"),
                ("Idempotency-Key", key),
            ], Payer.order(nonce: nonce))
    }

    /// 0.000121 ETH at worst: 0.484 CAD at the test's rate.
    static func order(nonce: Int) -> [UInt8] {
        JSONWriter.write([
            "wallet": "ethereum/main",
            "intent": [
                "kind": "transfer", "to": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "amount": "0.0001", "asset": "ETH",
            ],
            "network": [
                "chain_id": 1, "nonce": .integer(UInt64(nonce)), "gas_limit": "21000",
                "max_fee_per_gas": "1000000000", "max_priority_fee_per_gas": "1000000000",
            ],
        ])
    }
}
