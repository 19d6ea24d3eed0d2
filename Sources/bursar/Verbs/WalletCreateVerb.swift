import ArgumentParser
import Terms
import Wire

/// `bursar wallet create`: has the vault derive a key; what comes back is public.
///
/// Asks `POST /v1/admin/wallets`. The chain stands in the name, so that a name alone says what may
/// be signed.
struct WalletCreateVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a wallet; its key never leaves the vault.",
        discussion: """
            NAME is a label and --chain names the chain, or NAME is <chain>/<label>. A name is \
            never used twice. --example makes a wallet whose key everyone knows, with the same \
            address on every machine; only a development vault takes one (keys-example/README.md).

            Example: bursar wallet create main --chain ethereum --network testnet
            """)

    @Argument(help: "main, or ethereum/main.")
    var name: String

    @Option(help: "The chain: ton, bitcoin or ethereum.")
    var chain: String?

    @Option(help: "Whether its coins are money.")
    var network: Network = .mainnet

    @Option(help: "The wallet's form where the chain has several: v5r1, v4r2, p2wpkh, p2tr, …")
    var kind: String?

    @OptionGroup var options: SharedOptions

    @Option(
        help: ArgumentHelp("A file of keys-example/, 64 hex digits.", valueName: "file"),
        completion: .file(extensions: ["hex"]))
    var example: String?

    func validate() throws { _ = try WalletCreateVerb.wallet(name, chain: chain) }

    func perform(_ session: Session) throws(Failure) {
        let wallet: WalletName
        do {
            wallet = try WalletCreateVerb.wallet(name, chain: chain)
        } catch {
            // validate() has read the same two words.
            throw .reported(.usage)
        }
        let creation = WalletCreation(
            wallet: wallet, network: network, kind: kind,
            example: try example.map(WalletCreateVerb.entropy))
        session.show(
            try session.admin("POST", "/v1/admin/wallets", creation.json),
            fields: WalletNoun.fields)
    }

    /// The entropy in a file of keys-example: public, so that it may be text here.
    private static func entropy(_ path: String) throws(Failure) -> [UInt8] {
        // More than the digits and a line's end is no such file; it might be somebody's real key.
        var text = try InputFile.text(path, limit: 128)
        if text.hasSuffix("\n") { text.removeLast() }
        guard let bytes = WalletCreation.entropy(text) else {
            throw .file(path, why: "does not hold 64 hex digits and nothing else")
        }
        return bytes
    }

    /// The full name that the two words mean together.
    static func wallet(_ name: String, chain: String?) throws -> WalletName {
        guard name.contains("/") else {
            guard let chain else {
                throw ValidationError("--chain is missing: '\(name)' does not say which chain")
            }
            guard let wallet = WalletName("\(chain)/\(name)") else {
                throw ValidationError("'\(chain)/\(name)' is not of the form <chain>/<label>")
            }
            return wallet
        }
        let wallet = try Arguments.wallet(name)
        guard chain == nil || chain == wallet.chain.text else {
            throw ValidationError("'\(name)' is not a name on the chain that --chain gives")
        }
        return wallet
    }
}
