import ArgumentParser
import Chains
import JSON
import Terms

/// `bursar wallet export`: what other programs need to watch a wallet; there is no export of a key.
///
/// Asks `GET /v1/admin/wallets` and works the rest out from the public keys.
struct WalletExportVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Show what other programs need to watch a wallet.",
        discussion: """
            Addresses, public keys, and for bitcoin an output descriptor with its checksum, as \
            Bitcoin Core's importdescriptors takes it. Nothing of it can spend; whoever has it sees \
            what the wallet has and does. Each address is worked out again from its public key.

            Example: bursar wallet export bitcoin/main

            Example: bursar wallet export --all --json
            """)

    @Argument(help: "The wallet, <chain>/<label>.", transform: Arguments.wallet)
    var name: WalletName?

    @Flag(help: "Every wallet there is but cards.")
    var all = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard all != (name != nil) else {
            throw ValidationError("name one wallet, or give --all")
        }
        guard name?.chain != Card.name else {
            throw ValidationError("a card has no address that anyone could watch")
        }
    }

    func perform(_ session: Session) throws(Failure) {
        let reply: JSON
        if let name {
            reply = ["wallets": [try session.admin("GET", "/v1/admin/wallets/\(name.text)")]]
        } else {
            reply = try session.admin("GET", "/v1/admin/wallets")
        }
        var wallets: [JSON] = []
        for wallet in reply.list("wallets") where wallet.at("chain")?.plain != Card.name.text {
            wallets.append(try watched(wallet))
        }
        guard !session.json else {
            return session.output.document(["wallets": .array(wallets)])
        }
        for (index, wallet) in wallets.enumerated() {
            if index > 0 { session.output.raw("\n") }
            session.show(wallet, fields: WalletNoun.fields + ["descriptor"])
        }
    }

    /// The wallet as the door shows it, with its descriptor; throws where address and key do not belong together.
    private func watched(_ wallet: JSON) throws(Failure) -> JSON {
        guard case .object(var object) = wallet, case .string(let text)? = object["name"],
            let name = WalletName(text), case .string(let word)? = object["network"],
            let network = Network(rawValue: word), case .string(let kind)? = object["kind"],
            case .string(let hex)? = object["public_key"], let publicKey = Hex.decode(hex),
            let chain = Chains.named(name.chain),
            let account = try? chain.account(publicKey: publicKey, network: network, kind: kind),
            object["address"] == .string(account.text)
        else {
            throw .reply(
                asked: "GET /v1/admin/wallets", lacks: "an address that is its public key's")
        }
        if let descriptor = chain.descriptor(publicKey: publicKey, kind: kind) {
            object["descriptor"] = .string(descriptor)
        }
        return .object(object)
    }
}
