internal import Chains
internal import Gate
internal import JSON
internal import Terms

/// Names, accounts and the first entries, which all stories share: an address is dear to derive.
struct Furnishing: Sendable {
    let agents: [AgentName]
    let projects: [ProjectName]
    let wallets: [WalletFacts]
    /// Each payee on the main and on the test network.
    let payees: [[Account]]
    let dollar: Currency
    let currency: Currency
    /// A vault with its wallets and agents, and nothing else.
    let gate: Gate
    /// What made it.
    let entries: [[UInt8]]
    /// Ledger time of the last of them.
    let last: Int64

    /// The public keys of the private keys 1, 2 and 3, which everyone knows.
    private static let keys = [
        "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
        "02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5",
        "02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9",
    ]

    /// The uid that an agent's requests come from.
    static func uid(_ agent: Int) -> UInt32 { 1_000 + UInt32(agent) }

    /// Derives and records it all.
    ///
    /// Throws what the gate or a chain says of it: then the cast itself is wrong.
    init() throws {
        agents = Cast.agents.compactMap { AgentName($0) }
        projects = Cast.projects.compactMap { ProjectName($0) }
        payees = try Cast.payees.map { try Ethereum.accounts(reading: $0) }
        guard let dollar = Currency("USD"), let currency = Currency("CAD") else {
            throw SimulationError.cast("has no currency")
        }
        (self.dollar, self.currency) = (dollar, currency)
        wallets = try Cast.wallets.indices.map(Furnishing.wallet)
        var events: [Event] = [
            .vaultInitialised(
                vault: "story", origin: "story", verifierKey: "story", development: false,
                sealed: .null)
        ]
        events += wallets.map { .walletCreated($0, sealed: .null) }
        for (index, agent) in agents.enumerated() {
            events.append(
                .agentAdded(
                    agent, project: projects[Cast.projectOf[index]], uid: Furnishing.uid(index)))
        }
        (gate, entries, last) = try Furnishing.record(events)
    }

    private static func wallet(_ index: Int) throws -> WalletFacts {
        let network: Network = Cast.assetOf[index] == 0 ? .mainnet : .testnet
        guard let name = WalletName(Cast.wallets[index]), let key = Hex.decode(keys[index]) else {
            throw SimulationError.cast("has no wallet \(index)")
        }
        return WalletFacts(
            name: name, network: network, kind: "eoa", publicKey: key,
            account: try Ethereum.account(publicKey: key, network: network, kind: "eoa"))
    }

    private static func record(_ events: [Event]) throws -> (Gate, [[UInt8]], Int64) {
        var gate = Gate()
        var entries: [[UInt8]] = []
        var last: Int64 = 0
        let clock = ClockReading(
            wall: Moment(nanoseconds: Cast.beginning), bootID: "boot-0", bootNanoseconds: 0)
        for event in events {
            let recorded = try gate.record(
                event, by: Actor(role: .daemon, name: "", uid: 0),
                Stamp(
                    seq: UInt64(entries.count), clock: clock,
                    blind: [UInt8](repeating: 0, count: 16)),
                zones: { _ in nil })
            entries.append(recorded.bytes)
            last = recorded.time.nanoseconds
        }
        return (gate, entries, last)
    }

    /// The place of a payee's account on a wallet's network.
    func account(_ payee: Int, _ wallet: Int) -> Account {
        let network = wallets[wallet].network
        return payees[payee].first { $0.network == network } ?? payees[payee][0]
    }
}
