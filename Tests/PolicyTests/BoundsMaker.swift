import Gate
import Terms
import Testing

/// Makes bounds that no one would write, but all of which are allowed; half of them are none.
enum BoundsMaker {
    static func random() throws -> Bounds {
        guard Bool.random() else { return .none }
        return Bounds(
            limits: try windows().map { try PolicyMaker.limit(per: $0) },
            perAsset: try table(["ETH", "BTC", "TON:testnet"]),
            perWallet: try table(["ton/main", "bitcoin/cold-1"].compactMap(WalletName.init)),
            perPayee: Bool.random() ? try PolicyMaker.limit() : nil,
            newPayees: Bool.random() ? try PolicyMaker.limit() : nil,
            payments: try windows().map { CountLimit(count: Int.random(in: 0...1_000), per: $0) },
            exposure: Bool.random() ? try PolicyMaker.money() : nil, hours: hours(),
            deny: Bool.random()
                ? Set(PolicyFixtures.accounts("addr-\(Int.random(in: 0...9))") ?? []) : [],
            maxFees: try fees(), approval: try approval())
    }

    private static func windows() throws -> Set<Recurrence> {
        Set(try (0..<Int.random(in: 0...4)).map { _ in try PolicyMaker.recurrence() })
    }

    private static func table<Name>(_ names: [Name]) throws -> [Name: Limit] {
        var table: [Name: Limit] = [:]
        for name in names where Bool.random() { table[name] = try PolicyMaker.limit() }
        return table
    }

    private static func hours() -> Hours? {
        // Two that are the same are none.
        Hours(from: Int64.random(in: 0..<1_440) * 60, until: Int64.random(in: 0..<1_440) * 60)
    }

    private static func fees() throws -> [ChainName: Money] {
        var fees: [ChainName: Money] = [:]
        for name in ["ethereum", "bitcoin", "ton"] where Bool.random() {
            fees[ChainName(name)] = try PolicyMaker.money()
        }
        return fees
    }

    private static func approval() throws -> ApprovalRule? {
        guard Bool.random() else { return nil }
        return ApprovalRule(
            above: try PolicyMaker.money(), within: Int64.random(in: ApprovalRule.waits))
    }
}
