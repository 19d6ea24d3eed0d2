@testable import AdminTests
@testable import PaymentTests
import Admin
import Gate
import JSON
import Terms
import Testing

/// A vault with several wallets whose one agent may spend nearly all the money there is.
enum Mint {
    /// Opens it: wallets by name and network, rates of one CAD for a whole unit of each asset.
    static func open(_ wallets: [(name: String, network: String)], assets: [String]) throws -> (
        Counter, addresses: [String]
    ) {
        let premises = try Premises.found()
        try premises.unseal()
        try premises.apply(policy(wallets: wallets.map(\.name)))
        for asset in assets {
            let rate = Premises.rate(asset: .string(asset), price: "1")
            _ = try premises.office.setRate(rate, by: Premises.admin)
        }
        var addresses: [String] = []
        for wallet in wallets {
            let chain = String(wallet.name.prefix { $0 != "/" })
            let reply = try premises.office.createWallet(
                Premises.wallet(
                    .string(wallet.name), chain: .string(chain), network: .string(wallet.network)),
                by: Premises.admin)
            addresses.append(JSON.object(reply)["address"]?.text ?? "")
        }
        return (try Counter(premises, token: try premises.addAgent()), addresses)
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
}

extension Counter {
    /// What the log says was charged for each signed payment: atoms of its asset, and the budget's money.
    func charges(decimals: Int) throws -> [String: (atoms: UInt128, money: Money)] {
        var charges: [String: (atoms: UInt128, money: Money)] = [:]
        for entry in try premises.entries("payment.decided") {
            let body = entry.body
            #expect(body["outcome"] == "signed")
            let worst = try #require(body["worst_case"]?[0]?["amount"]?.text)
            // Its own worst case; the windows have what it adds where it replaces another payment.
            let charge = try #require(body["charge"]?.text)
            charges[body["payment"]?.text ?? ""] = (
                try DecimalText.parse(worst, decimals: decimals), try Money(decimal: charge)
            )
        }
        return charges
    }
}
