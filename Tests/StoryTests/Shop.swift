import Foundation
import JSON
import Synchronization

/// A daemon that is ready for business: unsealed, with a wallet, a rate, and agents as they are hired.
///
/// Each agent has a project of its own unless it joins another's, so tests can share one shop.
final class Shop: Sendable {
    /// Most tests share this one; it ends with the tests.
    static let shared = Result { () throws -> Shop in
        let shop = try Shop()
        Mortuary.bury(shop.home)
        return shop
    }

    let home: DaemonHome
    private let staff = Mutex<[String: [String: Budget]]>([:])

    /// Opens a shop; 1 ETH is 4000 CAD here.
    init() throws {
        home = try DaemonHome()
        try home.start()
        guard try home.unseal().status == 200 else { throw Broken("unseal: \(home.stderr)") }
        try wallet("ethereum/main")
        try rate()
    }

    /// Makes an ethereum wallet.
    func wallet(_ name: String, network: String = "mainnet") throws {
        try command(
            "/v1/admin/wallets",
            ["wallet": .string(name), "chain": "ethereum", "network": .string(network)])
    }

    /// Sets what an asset is worth.
    func rate(
        _ asset: String = "ETH", _ price: String = "4000", maxAge: UInt64 = 86_400,
        haircut: UInt64 = 0
    ) throws {
        try command(
            "/v1/admin/rates",
            [
                "asset": .string(asset), "price": .string(price), "currency": "CAD",
                "max_age": .integer(maxAge), "haircut_bps": .integer(haircut), "forced": true,
            ])
    }

    /// Sends a command to the admin door and expects it to be done.
    @discardableResult
    func command(_ target: String, _ body: JSON = [:]) throws -> JSON {
        let reply = try home.connect("admin")
            .ask("POST", target, body: JSONWriter.write(body))
        guard reply.status == 200 else { throw Broken("\(target): \(reply.text)") }
        return reply.json
    }

    /// Adds an agent, and its budget to the policy.
    ///
    /// - Parameter project: one it shares with others; its own if not given.
    func hire(
        _ budget: Budget = Budget(), project: String? = nil, uid: UInt32? = nil
    ) throws -> Hand {
        let name = "agent-\(UInt64.random(in: 0 ... .max))"
        let project = project ?? "of-\(name)"
        let added = try command(
            "/v1/admin/agents",
            JSON.object(
                JSONObject(
                    [("agent", .string(name)), ("project", .string(project))]
                        + (uid.map { [("uid", JSON.integer(UInt64($0)))] } ?? []))))
        guard let token = added.text("token") else { throw Broken("no token") }
        let hand = Hand(name: name, project: project, token: token, home: home)
        try change(hand, budget)
        return hand
    }

    /// Gives an agent another budget.
    func change(_ hand: Hand, _ budget: Budget) throws {
        // Under the lock: an older policy applied later would undo a newer one.
        try staff.withLock { staff in
            staff[hand.project, default: [:]][hand.name] = budget
            try apply(Shop.policy(staff))
        }
    }

    /// Applies a policy's text.
    private func apply(_ policy: String) throws {
        let reply = try home.connect("admin")
            .ask("POST", "/v1/admin/policy", body: Array(policy.utf8))
        guard reply.status == 200 else { throw Broken("policy: \(reply.text)\n\(policy)") }
    }

    /// Freezes, thaws or removes an agent.
    func set(_ hand: Hand, _ verb: String) throws {
        try command("/v1/admin/agents/\(hand.name)/\(verb)", ["reason": "a test"])
    }

    /// Approves what waits, as an admin who looked at it; the reply.
    @discardableResult
    func approve(_ waiting: Reply) throws -> JSON {
        try command(
            "/v1/admin/payments/\(waiting.payment ?? "")/approve",
            ["digest": waiting.json["approval.digest"] ?? .null])
    }

    /// What an admin is told of a payment.
    func look(_ reply: Reply) throws -> JSON {
        try home.connect("admin").ask("GET", "/v1/admin/payments/\(reply.payment ?? "")").json
    }

    /// What is committed in a scope.
    func committed(_ scope: String) throws -> String? {
        let budgets = try home.connect("admin").ask("GET", "/v1/admin/budgets").json
        return budgets.list("budgets").first { $0.text("scope") == scope }?.text("committed")
    }

    private static func policy(_ staff: [String: [String: Budget]]) -> String {
        var lines = ["version: 1", "currency: CAD", "projects:"]
        for (project, agents) in staff.sorted(by: { $0.key < $1.key }) {
            guard let any = agents.values.first else { continue }
            lines += [
                "  \(project):", "    timezone: \(any.zone)",
                "    limit: {amount: \"\(any.projectLimit)\", per: \(any.projectPer)}",
            ]
            if let pools = any.pools { lines.append("    pools: \(pools)") }
            lines.append("    agents:")
            for (agent, budget) in agents.sorted(by: { $0.key < $1.key }) {
                lines += ["      \(agent):"] + budget.lines
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
