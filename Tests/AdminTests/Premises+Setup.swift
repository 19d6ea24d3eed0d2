import Admin
import Gate
import JSON
import Ledger
import Terms

extension Premises {
    /// A policy of one project and one agent, correct unless a test changes it.
    static func policy(
        currency: String = "CAD", limit: String = "10.00", project: String = "shop",
        agent: String = "buyer", wallets: String = "[ethereum/main]",
        per: String = "day", more: String = ""
    ) -> [UInt8] {
        Array(
            """
            version: 1
            currency: \(currency)
            projects:
              \(project):
                timezone: America/Toronto
                limit: {amount: "100.00", per: week, starts: monday}
                agents:
                  \(agent):
                    limit: {amount: "\(limit)", per: \(per)}
                    wallets: \(wallets)
                    payees: any
            \(more)
            """.utf8)
    }

    /// The body of a rate, correct unless a test changes it.
    static func rate(
        asset: JSON = "ETH", price: JSON = "1000", currency: JSON = "CAD", age: JSON = 86_400,
        haircut: JSON = 0, forced: Bool = false
    ) -> JSON {
        let fields = [
            ("asset", asset), ("price", price), ("currency", currency), ("max_age", age),
            ("haircut_bps", haircut),
        ]
        return .object(JSONObject(fields + (forced ? [("forced", true)] : [])))
    }

    /// The body of a wallet, correct unless a test changes it.
    static func wallet(
        _ name: JSON = "ethereum/main", chain: JSON = "ethereum", network: JSON = "mainnet",
        example: JSON? = nil
    ) -> JSON {
        let fields = [("wallet", name), ("chain", chain), ("network", network)]
        return .object(JSONObject(fields + (example.map { [("example", $0)] } ?? [])))
    }

    /// Adds an agent and waits until it is durable; its token.
    @discardableResult
    func addAgent(_ name: String = "buyer", project: String = "shop", uid: UInt64 = 2_000) throws
        -> String
    {
        let added = try office.addAgent(
            ["agent": .string(name), "project": .string(project), "uid": .integer(uid)],
            by: Premises.admin)
        try settle()
        guard case .string(let token)? = added["token"] else { return "" }
        return token
    }

    /// An open vault with policy, rate, wallet and one agent; the agent's token.
    static func ready() throws -> (Premises, token: String) {
        let premises = try found()
        try premises.unseal()
        _ = try premises.office.applyPolicy(policy(), by: admin)
        _ = try premises.office.setRate(rate(), by: admin)
        _ = try premises.office.createWallet(wallet(), by: admin)
        return (premises, try premises.addAgent())
    }

    /// Changes rows beside the log while no daemon runs, as one who can write the file would.
    func tamper(_ change: (Ledger) throws -> Void) throws {
        ledger.close()
        let other = try Ledger.open(place.files)
        try change(other)
        let done = Doorbell()
        other.commit { _ in done.ring() }
        try done.wait()
        other.close()
    }
}
