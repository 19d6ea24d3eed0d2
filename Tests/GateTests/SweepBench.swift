import Chains
import JSON
import Terms
import Testing

@testable import Gate

/// A wallet that drains to another, and the sweeps that an admin orders of it.
struct SweepBench {
    static let month: UInt64 = 30 * 86_400
    static let key = "sweep-key-000000001"
    /// The wallet of the private key 2, whose account is the payee of every test.
    static let next = WalletFacts(
        name: Sample.wallet("ethereum/next"), network: .mainnet, kind: "eoa",
        publicKey: Sample.must(
            Hex.decode("02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5"), "2"),
        account: Sample.payee)

    var till: Till

    /// With `next` as the successor of the main wallet, unless it is to be given one.
    init(isRotated: Bool = true) throws {
        till = try Till.open(Sample.policy(Sample.team(), nil))
        try till.start()
        try till.record(.walletCreated(SweepBench.next, sealed: .null))
        if isRotated { try rotate() }
    }

    mutating func rotate(for seconds: UInt64 = month) throws {
        try till.record(
            .walletRotated(Sample.main, to: SweepBench.next.name, retireAfter: seconds))
    }

    /// What the network would have to say for a sweep.
    static func network(nonce: UInt64 = 7, gasPrice: String = "1000000000") -> JSON {
        [
            "chain_id": 1, "nonce": .integer(nonce), "gas_limit": "21000",
            "max_fee_per_gas": .string(gasPrice), "max_priority_fee_per_gas": "0",
        ]
    }

    /// The entry that a sweep would be; anything may be made wrong with it.
    func swept(
        _ ether: String = "1", to: Account = Sample.payee, from: WalletFacts = Sample.facts(),
        network: JSON = network(), maxFee: String = "0.000021", key: String = key,
        clock: ClockReading? = nil
    ) throws -> Event {
        let intent: JSON = [
            "kind": "transfer", "to": .string(to.text), "amount": .string(ether), "asset": "ETH",
        ]
        let proposal = try Ethereum.propose(
            ProposalRequest(wallet: from, intent: intent, network: network, now: till.wall))
        return .walletSwept(
            proposal, network: network,
            maxFee: AssetAmount(asset: Sample.asset(.mainnet), atoms: Sample.wei(maxFee)), key: key,
            clock: clock ?? till.clock)
    }

    /// What is wrong with a sweep now; nil where it is taken.
    mutating func complaint(_ event: Event) throws -> String? { try till.complaint(event) }
}
