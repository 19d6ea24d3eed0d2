import Chains
import JSON
import Terms
import Testing

/// The catalogue of ways to make a gate under-count (E-01 …), as far as transfers of ether meet
/// them.
@Suite struct `A payment of ether is refused` {
    static let far = "340282366920938463463374607431768211455"  // 2^128 - 1
    static let uint256 =
        "115792089237316195423570985008687907853269984665640564039457584007913129639935"

    static let networks: [(JSON, String)] = [
        // E-05, E-06: chain ids.
        (EthereumPayments.network(chainID: 0), "ethereum.chain-id"),
        (EthereumPayments.network(chainID: 8453), "ethereum.chain-id"),
        (EthereumPayments.network(chainID: 11_155_111), "ethereum.chain-id"),
        (EthereumPayments.network(chainID: 9_007_199_254_740_991), "ethereum.chain-id"),
        (EthereumPayments.network(chainID: "1"), "network.chain_id"),
        (EthereumPayments.network(chainID: .null), "network.chain_id"),
        // E-39: what can only probe.
        (EthereumPayments.network(gasLimit: "20999"), "ethereum.gas-limit"),
        (EthereumPayments.network(gasLimit: "0"), "ethereum.gas-limit"),
        (EthereumPayments.network(gasLimit: "16777217"), "ethereum.gas-limit"),
        (EthereumPayments.network(gasLimit: "30000001"), "ethereum.gas-limit"),
        (EthereumPayments.network(gasLimit: "18446744073709572616"), "ethereum.gas-limit"),
        (EthereumPayments.network(maxFee: "999999999"), "ethereum.priority-fee"),
        (EthereumPayments.network(maxFee: "0"), "ethereum.priority-fee"),
        // E-02: products and sums that wrap.
        (EthereumPayments.network(maxFee: .string(far)), "ethereum.overflow"),
        (EthereumPayments.network(maxFee: .string(uint256)), "ethereum.overflow"),
        (EthereumPayments.network(priority: .string(uint256)), "ethereum.overflow"),
        (EthereumPayments.network(gasLimit: .string(uint256)), "ethereum.overflow"),
        // Forms.
        (EthereumPayments.network(nonce: "5"), "network.nonce"),
        (EthereumPayments.network(nonce: .integer(.max)), "ethereum.nonce"),
        (EthereumPayments.network(gasLimit: 21_000), "network.gas_limit"),
        (EthereumPayments.network(gasLimit: "021000"), "network.gas_limit"),
        (EthereumPayments.network(gasLimit: "+21000"), "network.gas_limit"),
        (EthereumPayments.network(gasLimit: "2.1e4"), "network.gas_limit"),
        (EthereumPayments.network(maxFee: ""), "network.max_fee_per_gas"),
        (EthereumPayments.network(maxFee: "-1"), "network.max_fee_per_gas"),
        (EthereumPayments.network(maxFee: "0x6fc23ac00"), "network.max_fee_per_gas"),
        (EthereumPayments.network(maxFee: .string("1" + uint256)), "network.max_fee_per_gas"),
        (EthereumPayments.network(priority: " 1"), "network.max_priority_fee_per_gas"),
        (EthereumPayments.network(priority: "١"), "network.max_priority_fee_per_gas"),
        ([:], "network.chain_id"),
        (.null, "network"),
    ]

    @Test(arguments: networks) func `for its network facts`(network: JSON, place: String) throws {
        let request = try EthereumPayments.request(network: network)
        #expect(refusal { () throws(ChainError) in try Ethereum.propose(request) }?.place == place)
    }

    static let intents: [(JSON, String)] = [
        // E-07, E-34: nobody to pay.
        (["kind": "transfer", "amount": "1", "asset": "ETH"], "intent.to"),
        (EthereumPayments.intent(to: .null), "intent.to"),
        (EthereumPayments.intent(to: ""), "intent.to"),
        (EthereumPayments.intent(to: "0x"), "intent.to"),
        (
            EthereumPayments.intent(to: "0x0000000000000000000000000000000000000000"),
            "ethereum.payee"
        ),
        (
            EthereumPayments.intent(to: "0x0000000000000000000000000000000000000001"),
            "ethereum.payee"
        ),
        (
            EthereumPayments.intent(to: "0x00000000000000000000000000000000000001ff"),
            "ethereum.payee"
        ),
        // E-23: one letter of the checksum.
        (EthereumPayments.intent(to: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"), "intent.to"),
        // E-02: amounts.
        (EthereumPayments.intent(amount: "340282366920938463464"), "ethereum.overflow"),
        (
            EthereumPayments.intent(amount: "340282366920938463463.374607431768211455"),
            "ethereum.overflow"
        ),
        (EthereumPayments.intent(amount: "999999999999999999999999999999"), "ethereum.overflow"),
        (EthereumPayments.intent(amount: "0"), "intent.amount"),
        (EthereumPayments.intent(amount: "0.000000000000000000"), "intent.amount"),
        (EthereumPayments.intent(amount: "0.0000000000000000001"), "intent.amount"),
        (EthereumPayments.intent(amount: "-1"), "intent.amount"),
        (EthereumPayments.intent(amount: "1e18"), "intent.amount"),
        (EthereumPayments.intent(amount: "01"), "intent.amount"),
        (EthereumPayments.intent(amount: 1), "intent.amount"),
        // E-22: another asset, by whatever name.
        (EthereumPayments.intent(asset: "ETH:testnet"), "asset.unknown"),
        (EthereumPayments.intent(asset: "ETH:mainnet"), "asset.unknown"),
        (EthereumPayments.intent(asset: "eth"), "asset.unknown"),
        (EthereumPayments.intent(asset: "USDC"), "asset.unknown"),
        (EthereumPayments.intent(asset: .null), "intent.asset"),
        // What is not a transfer.
        (EthereumPayments.intent(kind: "approve"), "intent.kind"),
        (EthereumPayments.intent(kind: "Transfer"), "intent.kind"),
        (EthereumPayments.intent(kind: 1), "intent.kind"),
        ("transfer", "intent"),
    ]

    @Test(arguments: intents) func `for its intent`(intent: JSON, place: String) throws {
        let request = try EthereumPayments.request(intent: intent)
        #expect(refusal { () throws(ChainError) in try Ethereum.propose(request) }?.place == place)
    }

    @Test(arguments: ["data", "comment", "access_list", "decimals", "To", "from"])
    func `for a field it does not know`(field: String) throws {
        var intent = try object(EthereumPayments.intent())
        intent[field] = "x"
        var request = try EthereumPayments.request(intent: .object(intent))
        var error = refusal { () throws(ChainError) in try Ethereum.propose(request) }
        #expect(error?.place == "intent.\(field)")
        var network = try object(EthereumPayments.network())
        network[field] = "x"
        request = try EthereumPayments.request(network: .object(network))
        error = refusal { () throws(ChainError) in try Ethereum.propose(request) }
        #expect(error?.place == "network.\(field)")
    }

    @Test(arguments: ["kind", "to", "amount", "asset"])
    func `for a missing field of the intent`(field: String) throws {
        var intent = try object(EthereumPayments.intent())
        intent[field] = nil
        let request = try EthereumPayments.request(intent: .object(intent))
        let error = refusal { () throws(ChainError) in try Ethereum.propose(request) }
        #expect(error == .malformed(field: "intent.\(field)", clause: "is missing"))
    }

    @Test(arguments: [
        "chain_id", "nonce", "gas_limit", "max_fee_per_gas", "max_priority_fee_per_gas",
    ])
    func `for a missing fact of the network`(field: String) throws {
        var network = try object(EthereumPayments.network())
        network[field] = nil
        let request = try EthereumPayments.request(network: .object(network))
        let error = refusal { () throws(ChainError) in try Ethereum.propose(request) }
        #expect(error == .malformed(field: "network.\(field)", clause: "is missing"))
    }

    @Test func `on a test wallet for the main network, and names both`() throws {
        let request = try EthereumPayments.request(on: .testnet)
        let error = refusal { () throws(ChainError) in try Ethereum.propose(request) }
        #expect(error?.place == "ethereum.chain-id")
        let words = try require(error).words.joined(separator: " ")
        #expect(words.contains("mainnet"))
        #expect(words.contains("11155111"))
    }

    @Test func `in clauses a person can read`() throws {
        let bad =
            Self.networks.map { (EthereumPayments.intent(), $0.0) }
            + Self.intents.map { ($0.0, EthereumPayments.network()) }
        for (intent, network) in bad {
            let request = try EthereumPayments.request(intent: intent, network: network)
            let error = refusal { () throws(ChainError) in try Ethereum.propose(request) }
            for words in try require(error).words {
                #expect(!words.isEmpty)
                #expect(words.last != ".")
                #expect(words.first?.isUppercase == false)
            }
        }
    }

    @Test func `up to the last bit and not before it`() throws {
        // value + fee = 2^128 - 1 exactly passes; one wei more does not.
        let fee: UInt128 = 21_000 * 30_000_000_000
        let passes = DecimalText.print(UInt128.max - fee, decimals: 18)
        let intent = EthereumPayments.intent(amount: .string(passes))
        let proposal = try Ethereum.propose(EthereumPayments.request(intent: intent))
        #expect(proposal.worstCase.map(\.atoms) == [UInt128.max])
        let fails = DecimalText.print(UInt128.max - fee + 1, decimals: 18)
        let above = EthereumPayments.intent(amount: .string(fails))
        let request = try EthereumPayments.request(intent: above)
        let error = refusal { () throws(ChainError) in try Ethereum.propose(request) }
        #expect(error?.place == "ethereum.overflow")
    }

    @Test func `at its bounds passes`() throws {
        for network in [
            EthereumPayments.network(nonce: 0),
            EthereumPayments.network(nonce: 9_007_199_254_740_991),
            EthereumPayments.network(gasLimit: "16777216"),
            EthereumPayments.network(maxFee: "1000000000"),
            EthereumPayments.network(maxFee: "0", priority: "0"),
        ] {
            let request = try EthereumPayments.request(network: network)
            #expect(throws: Never.self) { try Ethereum.propose(request) }
        }
    }

    @Test func `from a wallet that is not Ethereum's`() throws {
        let own = try EthereumPayments.wallet()
        let name = try require(WalletName("ton/main"))
        for wallet in [
            WalletFacts(
                name: name, network: .mainnet, kind: "eoa", publicKey: [], account: own.account),
            WalletFacts(
                name: own.name, network: .testnet, kind: "eoa", publicKey: [],
                account: own.account),
            WalletFacts(
                name: own.name, network: .mainnet, kind: "safe", publicKey: [],
                account: own.account),
        ] {
            let request = ProposalRequest(
                wallet: wallet, intent: EthereumPayments.intent(),
                network: EthereumPayments.network(), now: Moment(seconds: 0))
            let error = refusal { () throws(ChainError) in try Ethereum.propose(request) }
            #expect(error?.place == "wallet")
        }
    }

    private func object(_ json: JSON) throws -> JSONObject {
        guard case .object(let object) = json else {
            throw ChainError.malformed(field: "", clause: "")
        }
        return object
    }
}
