import Chains
import Terms

/// eth_transfers.json: transfers signed by another implementation.
struct EthereumTransferVector: Decodable {
    struct File: Decodable { let transfers: [EthereumTransferVector] }

    let from: String
    let public_key: String
    let to: String
    let chain_id: UInt64
    let nonce: UInt64
    let gas_limit: String
    let max_fee_per_gas: String
    let max_priority_fee_per_gas: String
    let value: String
    let raw: String
    let hash: String
    let r: String
    let s: String
    let y_parity: UInt8

    static func all() throws -> [EthereumTransferVector] {
        try VectorFile.load("eth_transfers.json", as: File.self).transfers
    }

    var network: Network { chain_id == 1 ? .mainnet : .testnet }

    var signature: Signature {
        get throws { Signature(bytes: try hex(r) + hex(s), recoveryID: y_parity) }
    }
}

/// eth_tx.json: transactions of every type, most of which are never signed.
struct EthereumTransactionVector: Decodable {
    struct File: Decodable { let transactions: [EthereumTransactionVector] }

    let name: String
    let raw: String
    let hash: String
    let v: UInt64
    let r: String
    let s: String

    static func named(_ name: String) throws -> EthereumTransactionVector {
        let file = try VectorFile.load("eth_tx.json", as: File.self)
        return try require(file.transactions.first { $0.name == name })
    }
}
