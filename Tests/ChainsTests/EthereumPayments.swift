import Chains
import JSON
import Terms
import Testing

/// The bytes of hex text, with or without 0x.
func hex(_ text: String) throws -> [UInt8] {
    try require(Hex.decode(text.hasPrefix("0x") ? String(text.dropFirst(2)) : text))
}

/// A value that must be there for the test to mean anything.
func require<Value>(_ value: Value?) throws -> Value { try #require(value) }

/// Requests for Ethereum, correct unless a test changes them.
enum EthereumPayments {
    static let payee = "0x3535353535353535353535353535353535353535"
    /// The address of the private key 0x4646…46 of EIP-155's example.
    static let payer = "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F"

    static func wallet(_ network: Network = .mainnet, address: String = payer) throws -> WalletFacts
    {
        let account = try require(
            try Ethereum.accounts(reading: address).first { $0.network == network })
        return WalletFacts(
            name: try require(WalletName("ethereum/main")), network: network, kind: "eoa",
            publicKey: [], account: account)
    }

    static func intent(
        to: JSON = .string(payee), amount: JSON = "1.5", asset: JSON = "ETH",
        kind: JSON = "transfer"
    ) -> JSON {
        ["kind": kind, "to": to, "amount": amount, "asset": asset]
    }

    static func network(
        chainID: JSON = 1, nonce: JSON = 5, gasLimit: JSON = "21000", maxFee: JSON = "30000000000",
        priority: JSON = "1000000000"
    ) -> JSON {
        [
            "chain_id": chainID, "nonce": nonce, "gas_limit": gasLimit, "max_fee_per_gas": maxFee,
            "max_priority_fee_per_gas": priority,
        ]
    }

    static func request(
        intent: JSON = intent(), network: JSON = network(), on kind: Network = .mainnet
    ) throws -> ProposalRequest {
        ProposalRequest(
            wallet: try wallet(kind), intent: intent, network: network, now: Moment(seconds: 0))
    }

    /// The transfer `request()` asks for, with one field of another value.
    static func transfer(
        chainID: UInt64 = 1, nonce: UInt64 = 5, priority: UInt128 = 1_000_000_000,
        maxFee: UInt128 = 30_000_000_000, gas: UInt64 = 21_000, to: String = payee,
        value: UInt128 = 1_500_000_000_000_000_000
    ) throws -> EthereumTransfer {
        EthereumTransfer(
            chainID: chainID, nonce: nonce, maxPriorityFeePerGas: priority, maxFeePerGas: maxFee,
            gasLimit: gas, to: try require(EthereumAddress(try hex(to))), value: value)
    }
}

/// What a call that must fail threw; a call that does not fail fails the test.
func refusal<Value>(_ body: () throws(ChainError) -> Value) -> ChainError? {
    do {
        _ = try body()
        Issue.record("nothing was refused")
        return nil
    } catch { return error }
}

extension ChainError {
    /// The field of a malformed request or the rule of a refusal.
    var place: String {
        switch self {
        case .malformed(let field, _): field
        case .refused(let rule, _, _): rule
        }
    }

    /// What it says, all of it.
    var words: [String] {
        switch self {
        case .malformed(_, let clause): [clause]
        case .refused(_, let detail, let hint): [detail, hint]
        }
    }
}
