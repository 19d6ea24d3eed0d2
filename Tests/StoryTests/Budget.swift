/// What a policy says of one agent and its project; the defaults bind nothing a test is not about.
struct Budget: Sendable {
    var limit = "1000.00"
    var per = "day"
    var projectLimit = "5000.00"
    var projectPer = "week"
    var pools: String?
    var zone = "America/Toronto"
    var perPayment: String?
    var maxFee: String?
    var wallets = "ethereum/main"
    var payees = "any"
    var requests: (perSecond: Int, burst: Int)?
    var perDay: Int?
    /// What waits for an admin, as a policy writes it.
    var approval: String?
    var duplicates: String?
    /// Which cards' numbers are shown, as a policy writes it.
    var cards: String?

    /// The agent's lines of a policy, below its name.
    var lines: [String] {
        // Names alone, or a mapping as a policy writes it.
        let wallets = wallets.hasPrefix("{") ? wallets : "[\(wallets)]"
        var lines = [
            "limit: {amount: \"\(limit)\", per: \(per)}", "wallets: \(wallets)",
            "payees: \(payees)",
        ]
        if let perPayment { lines.append("per_payment: \"\(perPayment)\"") }
        if let maxFee { lines.append("max_fee: \"\(maxFee)\"") }
        if let requests {
            lines.append(
                "requests: {per_second: \(requests.perSecond), burst: \(requests.burst)}")
        }
        if let perDay { lines.append("requests: {per_day: \(perDay)}") }
        if let approval { lines.append("approval: \(approval)") }
        if let duplicates { lines.append("duplicates: \(duplicates)") }
        if let cards { lines.append("cards: \(cards)") }
        return lines.map { "        " + $0 }
    }
}
