@testable import AdminTests
@testable import PaymentTests
import Admin
import Gate
import JSON
import Terms
import Testing

/// A vault with several wallets whose one agent may spend nearly all the money there is.
struct Mint {
    /// At one CAD an ether, a charge of one nanoCAD stands for exactly this many wei.
    static let weiPerNano: UInt128 = 1_000_000_000
    private static let networks = [
        ("first", "mainnet", 1), ("second", "mainnet", 1), ("third", "mainnet", 1),
        ("fourth", "testnet", 11_155_111), ("fifth", "testnet", 11_155_111),
    ]

    let counter: Counter
    var purses: [Purse] = []

    init() throws {
        let premises = try Premises.found()
        try premises.unseal()
        let names = Mint.networks.map { "ethereum/\($0.0)" }
        try premises.apply(Mint.policy(wallets: names))
        for asset in ["ETH", "ETH:testnet"] {
            let rate = Premises.rate(asset: .string(asset), price: "1")
            _ = try premises.office.setRate(rate, by: Premises.admin)
        }
        for (name, network) in zip(names, Mint.networks) {
            let reply = try premises.office.createWallet(
                Premises.wallet(.string(name), network: .string(network.1)), by: Premises.admin)
            purses.append(
                Purse(
                    name: name, address: JSON.object(reply)["address"]?.text ?? "",
                    chainID: UInt64(network.2)))
        }
        counter = try Counter(premises, token: try premises.addAgent())
    }

    private static func policy(wallets: [String]) -> [UInt8] {
        Array(
            """
            version: 1
            currency: CAD
            projects:
              shop:
                limit: {amount: "4000000000.00", per: week}
                agents:
                  buyer:
                    limit: {amount: "4000000000.00", per: day}
                    max_fee: "1000000.00"
                    wallets: [\(wallets.joined(separator: ", "))]
                    payees: any
            """.utf8)
    }

    /// What the log says was charged for each signed payment: wei, and the budget's money.
    func charges() throws -> [String: (wei: UInt128, money: Money)] {
        var charges: [String: (wei: UInt128, money: Money)] = [:]
        for entry in try counter.premises.entries("payment.decided") {
            let body = entry.body
            #expect(body["outcome"] == "signed")
            let worst = try #require(body["worst_case"]?[0]?["amount"]?.text)
            let charge = try #require(body["windows"]?[0]?["charge"]?.text)
            charges[body["payment"]?.text ?? ""] = (
                try DecimalText.parse(worst, decimals: 18), try Money(decimal: charge)
            )
        }
        return charges
    }
}
