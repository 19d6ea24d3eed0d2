internal import Digests
public import Terms

/// Ethereum: accounts of one key, ether only, EIP-1559 transactions.
public enum Ethereum: Chain {
    /// `ethereum`.
    public static let name = ChainName("ethereum")
    /// Externally owned accounts.
    public static let kinds = ["eoa"]
    /// ECDSA with recovery id, from which the sender is read.
    public static let scheme = SigningScheme.ecdsaSecp256k1
    /// BIP-39 phrases and keystores.
    public static let keyForms = [KeyForm.bip39, .keystore]

    /// The same path for every network, as wallets have it: m/44'/60'/0'/0/0 (BIP-44, SLIP-44).
    public static func derivation(network: Network) -> KeyDerivation {
        let hardened: UInt32 = 0x8000_0000
        return .bip32([44 | hardened, 60 | hardened, 0 | hardened, 0, 0])
    }

    /// Ether, of the network.
    public static func assets(network: Network) -> [Asset] { [ether(network)] }

    /// Ether of a network: 18 decimals, atoms are wei.
    static func ether(_ network: Network) -> Asset {
        Asset(symbol: "ETH", chain: name, network: network, decimals: 18)
    }

    /// The account of a compressed secp256k1 key, 33 bytes.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a kind other than `eoa` and for bytes
    /// that are no point of the curve.
    public static func account(publicKey: [UInt8], network: Network, kind: String)
        throws(ChainError) -> Account
    {
        guard kinds.contains(kind) else {
            throw .malformed(
                field: "kind", clause: "must be one of \(kinds.joined(separator: ", "))")
        }
        guard let point = Secp256k1Point.decompress(publicKey),
            let address = EthereumAddress(uncompressedPoint: point)
        else {
            throw .malformed(
                field: "public_key", clause: "must be a point of secp256k1, compressed to 33 bytes")
        }
        return account(address, network)
    }

    /// The accounts an address can mean: one a kind of network, since its text names none.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a text that is no address.
    public static func accounts(reading text: String) throws(ChainError) -> [Account] {
        do {
            let address = try EthereumAddress.read(text)
            return Network.allCases.map { account(address, $0) }
        } catch { throw .malformed(field: "address", clause: error.clause) }
    }

    /// An address as an account of a network.
    static func account(_ address: EthereumAddress, _ network: Network) -> Account {
        Account(chain: name, network: network, bytes: address.bytes, text: address.text)
    }
}
