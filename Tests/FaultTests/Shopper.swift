import JSON

/// A vault with a card in it, and the agent that pays with that.
struct Shopper {
    static let number = "4929304875619203"
    static let holder = "Robin Q. Canary-Shopper"
    static let address = "77 Canary Row, Montreal"
    static let cvv = "907"

    private static let policy = """
        version: 1
        currency: CAD
        projects:
          demo:
            timezone: America/Toronto
            limit: {amount: "100000.00", per: month}
            agents:
              solo:
                limit: {amount: "1000.00", per: month}
                wallets: [card/primary, ethereum/main]
                payees: any
                requests: {per_second: 100000, burst: 100000}
                cards: {card/primary: reveal}
              spare:
                limit: {amount: "1.00", per: day}
                wallets: [ethereum/main]
                payees: any

        """

    let token: String
    let door: Door

    /// Gives a served vault its card, and a policy that lets `solo` be shown it.
    static func equip(_ place: Place, storesCVV: Bool) throws -> [UInt8] {
        var words = [
            "card", "add", "primary", "--currency", "CAD", "--exposure", "1000.00", "--card-fd",
            "0",
        ]
        if storesCVV { words.append("--store-cvv") }
        let typed = [spaced, "08/47", cvv, holder, address].joined(separator: "\n") + "\n"
        let added = try place.run(
            "bursar", ["--home", place.home] + words, input: Array(typed.utf8))
        guard added.status == 0 else { throw Trouble("card add: \(added.everything)") }
        try place.bursar("policy", "apply", try place.write(policy, to: "cards.yaml"))
        return added.everything
    }

    /// The number as it is printed on a card.
    static var spaced: String {
        let digits = Array(number)
        return stride(from: 0, to: 16, by: 4).map { String(digits[$0..<$0 + 4]) }
            .joined(separator: " ")
    }

    /// Connects; nil where nobody listens.
    init?(_ place: Place, token: String) {
        guard let door = Door(place.agentSocket) else { return nil }
        self.door = door
        self.token = token
    }

    /// Asks for a grant of 10 CAD.
    func pay(order: Int) -> DoorReply? {
        ask(
            "/v1/payments", key: "card-order-\(order)-of-the-shopper",
            [
                "wallet": "card/primary",
                "intent": [
                    "kind": "card", "merchant": "https://shop.example", "amount": "10.00",
                    "asset": "CAD",
                ],
                "network": ["order": .integer(UInt64(order)), "valid_for": 3600],
            ])
    }

    /// Redeems the grant of a payment; nil where the connection ended without a reply.
    func redeem(_ payment: String) -> DoorReply? {
        ask(
            "/v1/payments/\(payment)/redeem", key: nil,
            ["merchant": "https://shop.example", "amount": "10.00"])
    }

    private func ask(_ path: String, key: String?, _ body: JSON) -> DoorReply? {
        var headers = [
            ("Content-Type", "application/json"), ("Authorization", "Bearer \(token)"),
        ]
        if let key { headers.append(("Idempotency-Key", key)) }
        return door.ask("POST", path, headers, JSONWriter.write(body))
    }

    /// What must be nowhere but in the one reply.
    static var needles: [Needle] {
        [
            Needle("number", Array(number.utf8)), Needle("number", Array(spaced.utf8)),
            Needle("holder", Array(holder.utf8)), Needle("address", Array(address.utf8)),
            // Three digits stand anywhere; with what is around them they are a card's.
            Needle("CVV", Array(",\"cvv\":\"\(cvv)\"".utf8)),
            Needle("typed CVV", Array("/47\n\(cvv)\n\(holder.prefix(8))".utf8)),
        ]
    }
}
