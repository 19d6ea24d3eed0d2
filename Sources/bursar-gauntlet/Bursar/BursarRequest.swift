/// How an order is written at Bursar's agent door.
///
/// As text, not through a JSON writer: most hostile figures are no JSON.
enum BursarRequest {
    /// Names of the wallets by coin.
    static let wallets: [Coin: String] = [.ether: "ethereum/main", .testEther: "ethereum/trial"]
    /// Names of the assets by coin.
    static let assets: [Coin: String] = [.ether: "ETH", .testEther: "ETH:testnet"]

    /// The body of `POST /v1/payments`.
    static func body(_ order: PaymentOrder) -> [UInt8] {
        let intent = [
            ("kind", "\"transfer\""), ("to", "\"\(order.payee)\""),
            ("amount", quoted(order.amount)),
            ("asset", "\"\(assets[order.coin] ?? "")\""),
        ]
        let network = [
            ("chain_id", "\(order.coin.chainID)"), ("nonce", bare(order.nonce)),
            ("gas_limit", quoted(order.gasLimit)), ("max_fee_per_gas", quoted(order.feePerGas)),
            ("max_priority_fee_per_gas", "\"0\""),
        ]
        let members = [
            ("wallet", "\"\(wallets[order.coin] ?? "")\""), ("intent", object(intent)),
            ("network", object(network)),
        ]
        return Array(object(members).utf8)
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
    }

    private static func quoted(_ figure: Figure) -> String {
        switch figure {
        case .text(let text): "\"\(text)\""
        case .literal(let text): text
        }
    }

    private static func bare(_ figure: Figure) -> String {
        switch figure {
        case .text(let text), .literal(let text): text
        }
    }
}
