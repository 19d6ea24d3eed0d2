internal import Digests
public import Terms

/// Payment cards: what is signed is a grant to fill in the card's number once, at one merchant, for one amount.
///
/// No network takes it and no fee is due; a card has one currency, which is its kind.
public enum Card: Chain {
    /// `card`.
    public static let name = ChainName("card")
    /// The currencies a card may be in: what is charged in another, its issuer converts as it likes.
    public static let kinds = CardCurrency.all.map(\.code)
    /// Ed25519 over the digest of the order, by a key that each card has.
    public static let scheme = SigningScheme.ed25519
    /// An hour: what a request's `valid_for` may be at most.
    public static let longestValidity: Int64? = 3_600
    /// None: the key that signs grants is made here, and of the number it is not made.
    public static let keyForms: [KeyForm] = []

    /// The entropy is the Ed25519 seed.
    public static func derivation(network: Network) -> KeyDerivation { .ed25519Seed }

    /// Every currency; on the test network of cards that issuers publish for tests.
    public static func assets(network: Network) -> [Asset] {
        CardCurrency.all.map { asset($0, network) }
    }

    /// A currency as what a card pays with: atoms are its minor units.
    static func asset(_ currency: CardCurrency, _ network: Network) -> Asset {
        Asset(symbol: currency.code, chain: name, network: network, decimals: currency.decimals)
    }

    /// The account of a card's Ed25519 key, 32 bytes, written in hex: the vault knows it as brand and last four.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a kind that is no currency or another length.
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
        return Account(
            chain: name, network: network, bytes: publicKey, text: Hex.encode(publicKey))
    }

    /// A merchant's origin, on every network: a site that takes cards takes test cards, too.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a text that is no https origin.
    public static func accounts(reading text: String) throws(ChainError) -> [Account] {
        let origin: MerchantOrigin
        do { origin = try MerchantOrigin(text) } catch {
            throw .malformed(field: "address", clause: error.clause)
        }
        return Network.allCases.map { account(origin, $0) }
    }

    /// An origin as an account of a network.
    static func account(_ origin: MerchantOrigin, _ network: Network) -> Account {
        Account(chain: name, network: network, bytes: Array(origin.text.utf8), text: origin.text)
    }
}
