public import JSON
public import Terms

/// A request to bring a wallet in: the query of `POST /v1/admin/wallets/import` and `…/wallets/preview`.
///
/// The body beside it is the secret and nothing else: the phrase, the key, or a keystore's passphrase, one line
/// feed, and the keystore.
public struct WalletImport: Hashable, Sendable {
    /// The wallet's name, never used before; its first part is the chain.
    public let wallet: WalletName
    /// The kind of network its coins live on.
    public let network: Network
    /// The form of the wallet where a chain has several; nil leaves the choice to the chain.
    public let kind: String?
    /// What the body is: `bip39`, `ton-phrase`, `wif` or `keystore`.
    public let form: String
    /// The address that the wallet must turn out to have; importing asks for it.
    public let address: String?

    /// The query's parameters.
    public static let names: Set<String> = ["wallet", "network", "kind", "form", "address"]

    /// Gathers checked parts.
    public init(
        wallet: WalletName, network: Network, kind: String?, form: String, address: String?
    ) {
        self.wallet = wallet
        self.network = network
        self.kind = kind
        self.form = form
        self.address = address
    }

    /// Reads the parameters; throws ``FieldError`` naming the first that is wrong.
    public init(_ value: (String) -> String?) throws(FieldError) {
        guard let wallet = value("wallet").flatMap(WalletName.init) else {
            throw FieldError(
                path: "wallet", clause: "must be <chain>/<label>, both [a-z0-9-]{1,32}")
        }
        guard let network = Network(rawValue: value("network") ?? "mainnet") else {
            throw FieldError(path: "network", clause: "must be mainnet or testnet")
        }
        guard let form = value("form") else {
            throw FieldError(path: "form", clause: "is missing")
        }
        self.init(
            wallet: wallet, network: network, kind: value("kind"), form: form,
            address: value("address"))
    }

    /// The parameters that have a value, in the order of the document.
    public var pairs: [(String, String?)] {
        [
            ("wallet", wallet.text), ("network", network.rawValue), ("kind", kind),
            ("form", form), ("address", address),
        ]
    }
}
