import Terms

/// ton_messages.json: orders to wallets V5R1, signed by two other implementations.
struct TONMessageVector: Decodable {
    struct File: Decodable {
        let destination_raw: String
        let vectors: [TONMessageVector]
    }

    /// The public key of the file's seed: RFC 8032's first test key.
    static let publicKey = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"

    let network_global_id: Int32
    let wallet_id: UInt32
    let seqno: UInt32
    let valid_until: UInt32
    let `case`: String
    let signing_hash: String
    let signature: String
    let signed_body_hash: String
    let signed_body_boc: String
    let external_message_hash_no_init: String

    static func file() throws -> File { try VectorFile.load("ton_messages.json", as: File.self) }

    var network: Network { network_global_id == -239 ? .mainnet : .testnet }
}

/// ton_wallets.json: the wallet's code, and addresses of keys as another implementation has them.
struct TONWalletVectors: Decodable {
    struct Code: Decodable {
        let boc_hex: String
        let code_hash: String
        let code_depth: Int
    }

    struct WalletID: Decodable {
        let network_global_id: Int32
        let wallet_id: UInt32
    }

    struct Wallet: Decodable {
        let public_key: String
        let mainnet: String
        let testnet: String?
    }

    let code: Code
    let wallet_ids: [WalletID]
    let wallets: [Wallet]

    static func file() throws -> TONWalletVectors {
        try VectorFile.load("ton_wallets.json", as: TONWalletVectors.self)
    }
}

/// ton_addresses.json: one account in all its forms.
struct TONAddressVector: Decodable {
    struct File: Decodable { let vectors: [TONAddressVector] }

    let raw: String
    let bounceable: String
    let bounceable_test: String
    let nonbounceable: String
    let nonbounceable_test: String

    static func all() throws -> [TONAddressVector] {
        try VectorFile.load("ton_addresses.json", as: File.self).vectors
    }
}
