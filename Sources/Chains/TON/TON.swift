internal import Digests
public import Terms

/// TON: wallets of version 5 revision 1, plain transfers of coins with or without a text comment.
public enum TON: Chain {
    /// `ton`.
    public static let name = ChainName("ton")
    /// Wallet V5R1, the one whose signatures name the network they are for.
    public static let kinds = ["v5r1"]
    /// Ed25519 over the hash of the unsigned body.
    public static let scheme = SigningScheme.ed25519
    /// Phrases of TON's own; one of BIP-39's is another key on this chain, or none.
    public static let keyForms = [KeyForm.tonPhrase]
    /// Ten minutes: what a request's `valid_for` may be at most.
    public static let longestValidity: Int64? = 600

    /// The entropy is the Ed25519 seed, on every network: a key belongs to one of them only.
    public static func derivation(network: Network) -> KeyDerivation { .ed25519Seed }

    /// Toncoin, of the network.
    public static func assets(network: Network) -> [Asset] { [toncoin(network)] }

    /// Toncoin of a network: 9 decimals, atoms are nanoTON.
    static func toncoin(_ network: Network) -> Asset {
        Asset(symbol: "TON", chain: name, network: network, decimals: 9)
    }

    /// The account of an Ed25519 key, 32 bytes: the hash of the wallet's first state.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for another kind or another length.
    public static func account(publicKey: [UInt8], network: Network, kind: String)
        throws(ChainError) -> Account
    {
        guard kinds.contains(kind) else {
            throw .malformed(
                field: "kind", clause: "must be one of \(kinds.joined(separator: ", "))")
        }
        guard publicKey.count == 32 else {
            throw .malformed(field: "public_key", clause: "must be an Ed25519 key of 32 bytes")
        }
        do {
            return account(try WalletV5(publicKey: publicKey, network: network).address(), network)
        } catch { throw .malformed(field: "public_key", clause: error.clause) }
    }

    /// The accounts an address can mean: of the network its form names, or of both for the raw form.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a text that is no address.
    public static func accounts(reading text: String) throws(ChainError) -> [Account] {
        do {
            let form = try TONAddressForm(text)
            let networks = form.network.map { [$0] } ?? Network.allCases
            return networks.map { account(form.address, $0) }
        } catch { throw .malformed(field: "address", clause: error.clause) }
    }

    /// An address as an account of a network, written as wallets write theirs: not bounceable.
    static func account(_ address: TONAddress, _ network: Network) -> Account {
        Account(
            chain: name, network: network, bytes: address.bytes,
            text: address.text(bounceable: false, network: network))
    }
}
