import JSON
import Terms
import Testing

@testable import Chains

@Suite struct `A TON wallet` {
    @Test func `has the code of V5R1`() throws {
        let code = try TONWalletVectors.file().code
        let cell = try WalletV5Code.cell.get()
        #expect(cell.hash.hex == code.code_hash)
        #expect(cell.depth == code.code_depth)
    }

    @Test func `signs with the id of its network`() throws {
        for vector in try TONWalletVectors.file().wallet_ids {
            let network: Network = vector.network_global_id == -239 ? .mainnet : .testnet
            #expect(WalletV5.walletID(of: network) == vector.wallet_id)
        }
        #expect(WalletV5.walletID(of: .mainnet) == 0x7fff_ff11)
        #expect(WalletV5.walletID(of: .testnet) == 0x7fff_fffd)
    }

    // T-13: a wallet id that is another protocol's first word would let its messages be orders.
    @Test func `has an id that is no other protocol's first word`() {
        let others: [UInt32] = [0x7369_676e, 0x7369_6e74, 0x6578_746e, 0x7556_9022]
        for network in Network.allCases {
            #expect(!others.contains(WalletV5.walletID(of: network)))
        }
    }

    @Test func `has the address that other wallets find for its key`() throws {
        for vector in try TONWalletVectors.file().wallets {
            let key = try hex(vector.public_key)
            let main = try TON.account(publicKey: key, network: .mainnet, kind: "v5r1")
            #expect(main.text == vector.mainnet)
            guard let wanted = vector.testnet else { continue }
            // The vector writes the test wallet's account without the test network's flag.
            let test = try TON.account(publicKey: key, network: .testnet, kind: "v5r1")
            #expect(test.bytes == (try TON.accounts(reading: wanted).first?.bytes))
            #expect(test.text != wanted)
        }
    }

    // T-11, T-12: the wallet id is in the first state, so a key has another address on each network.
    @Test func `has another address on each network`() throws {
        let key = try hex(TONMessageVector.publicKey)
        let main = try TON.account(publicKey: key, network: .mainnet, kind: "v5r1")
        let test = try TON.account(publicKey: key, network: .testnet, kind: "v5r1")
        #expect(main.bytes != test.bytes)
        #expect(main.text.hasPrefix("UQ"))
        #expect(test.text.hasPrefix("0Q"))
    }

    @Test func `is of one kind, and of an Ed25519 key`() throws {
        let key = try hex(TONMessageVector.publicKey)
        for kind in ["v4r2", "v3r2", "V5R1", ""] {
            let error = refusal { () throws(ChainError) in
                try TON.account(publicKey: key, network: .mainnet, kind: kind)
            }
            #expect(error?.place == "kind")
        }
        for length in [0, 31, 33] {
            let error = refusal { () throws(ChainError) in
                try TON.account(
                    publicKey: [UInt8](repeating: 7, count: length), network: .mainnet,
                    kind: "v5r1")
            }
            #expect(error?.place == "public_key")
        }
    }

    @Test func `derives its key from its entropy alone`() {
        for network in Network.allCases {
            #expect(TON.derivation(network: network) == .ed25519Seed)
        }
        #expect(TON.scheme == .ed25519)
    }
}
