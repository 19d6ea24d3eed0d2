internal import Digests
public import JSON
public import Terms

/// Bitcoin: native segwit wallets of one key (P2WPKH), which pay any standard address.
public enum Bitcoin: Chain {
    /// `bitcoin`.
    public static let name = ChainName("bitcoin")
    /// Pay to witness public key hash, version 0 (BIP-141).
    public static let kinds = ["p2wpkh"]
    /// ECDSA; the recovery id is not used.
    public static let scheme = SigningScheme.ecdsaSecp256k1
    /// BIP-39 phrases and single keys.
    public static let keyForms = [KeyForm.bip39, .wif]
    /// More satoshi than there will ever be (MAX_MONEY of Bitcoin Core): 21 million bitcoin.
    static let mostSatoshi: UInt64 = 2_100_000_000_000_000

    /// BIP-84's first address: m/84'/0'/0'/0/0, on test networks m/84'/1'/0'/0/0 (SLIP-44).
    public static func derivation(network: Network) -> KeyDerivation {
        let hardened: UInt32 = 0x8000_0000
        let coin: UInt32 = network == .mainnet ? 0 : 1
        return .bip32([84 | hardened, coin | hardened, 0 | hardened, 0, 0])
    }

    /// Bitcoin, of the network.
    public static func assets(network: Network) -> [Asset] { [bitcoin(network)] }

    /// Bitcoin of a network: 8 decimals, atoms are satoshi.
    static func bitcoin(_ network: Network) -> Asset {
        Asset(symbol: "BTC", chain: name, network: network, decimals: 8)
    }

    /// The account of a compressed secp256k1 key, 33 bytes: its P2WPKH script.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for another kind and for bytes that are no
    /// point of the curve.
    public static func account(publicKey: [UInt8], network: Network, kind: String)
        throws(ChainError) -> Account
    {
        guard kinds.contains(kind) else {
            throw .malformed(
                field: "kind", clause: "must be one of \(kinds.joined(separator: ", "))")
        }
        // Uncompressed and hybrid keys have other hashes, from which segwit never spends.
        guard Secp256k1Point.decompress(publicKey) != nil else {
            throw .malformed(
                field: "public_key", clause: "must be a point of secp256k1, compressed to 33 bytes")
        }
        let script = BitcoinScript.p2wpkh(Hash160.hash(publicKey))
        return BitcoinAddress(script: script, network: network).account
    }

    /// The output descriptor of a P2WPKH key, with its checksum (BIP-380, BIP-382).
    public static func descriptor(publicKey: [UInt8], kind: String) -> String? {
        kinds.contains(kind) ? OutputDescriptor.wpkh(publicKey) : nil
    }

    /// The one account an address means: its text names its kind of network.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a text that is no address.
    public static func accounts(reading text: String) throws(ChainError) -> [Account] {
        do { return [try BitcoinAddress(reading: text).account] } catch {
            throw .malformed(field: "address", clause: error.clause)
        }
    }

    /// What the log keeps: the fee rate and the outpoints.
    ///
    /// Amount and script of each are in the payload; of a previous transaction the rest proves
    /// nothing more, once its hash was found to be the outpoint's.
    public static func logged(network: JSON) -> JSON {
        guard case .object(var object) = network, case .array(let inputs)? = object["inputs"] else {
            return network
        }
        object["inputs"] = .array(
            inputs.map { input in
                guard case .object(var kept) = input else { return input }
                kept["previous_transaction"] = nil
                return .object(kept)
            })
        return .object(object)
    }
}
