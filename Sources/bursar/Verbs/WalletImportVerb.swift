import ArgumentParser
import Chains
import JSON
import Terms
import Wire

/// `bursar wallet import`: brings a key in that was made elsewhere; it never goes out again.
///
/// Asks `POST /v1/admin/wallets/preview`, shows the address, and then `POST /v1/admin/wallets/import` with it.
/// The secret is the raw body of both, as a passphrase is; all else stands in the query.
struct WalletImportVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring a wallet in from a phrase, a key or a keystore.",
        discussion: """
            Shows the address that the key has and asks whether to keep it, unless --expect-address \
            says which one it must be. Phrases are BIP-39's in English without a passphrase (12 to \
            24 words, at m/84'/0'/0'/0/0 for bitcoin and m/44'/60'/0'/0/0 for ethereum), and TON's \
            own of 24 words without a password. A key that others have a copy of is only as safe as \
            their copy: for money, make a wallet here and send the coins there.

            Example: bursar wallet import old --chain bitcoin --wif-fd 3 3<key.txt

            Example: bursar wallet import old --chain ethereum --keystore UTC--2026.json
            """)

    @Argument(help: "main, or ethereum/main.")
    var name: String

    @Option(help: "The chain: ton, bitcoin or ethereum.")
    var chain: String?

    @Option(help: "Whether its coins are money.")
    var network: Network = .mainnet

    @Option(help: "The wallet's form where the chain has several: v5r1, p2wpkh, …")
    var kind: String?

    @Option(
        name: .customLong("phrase-fd"),
        help: ArgumentHelp("Read the phrase from this descriptor.", valueName: "n"),
        transform: Arguments.descriptor)
    var phraseDescriptor: Int32?

    @Option(
        name: .customLong("wif-fd"),
        help: ArgumentHelp("Read the key in WIF from this descriptor.", valueName: "n"),
        transform: Arguments.descriptor)
    var wifDescriptor: Int32?

    @Option(
        help: ArgumentHelp("An Ethereum keystore, version 3.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var keystore: String?

    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp("Read the keystore's passphrase from this descriptor.", valueName: "n"),
        transform: Arguments.descriptor)
    var passphraseDescriptor: Int32?

    @Option(help: "The address it must have; then nobody is asked.")
    var expectAddress: String?

    @OptionGroup var options: SharedOptions

    func validate() throws {
        let wallet = try WalletCreateVerb.wallet(name, chain: chain)
        let given = [phraseDescriptor != nil, wifDescriptor != nil, keystore != nil]
        guard given.filter(\.self).count == 1 else {
            throw ValidationError("give one of --phrase-fd, --wif-fd and --keystore")
        }
        guard passphraseDescriptor == nil || keystore != nil else {
            throw ValidationError("--passphrase-fd is for --keystore")
        }
        guard form(wallet) != nil else {
            throw ValidationError("\(wallet.chain.text) has no keys of this form")
        }
        if let expectAddress { try check(expectAddress, wallet) }
    }

    func perform(_ session: Session) throws(Failure) {
        guard let wallet = try? WalletCreateVerb.wallet(name, chain: chain), let form = form(wallet)
        else { throw .reported(.usage) }  // validate() has read the same words.
        let secret = try body()
        let wanted = { (address: String?) in
            WalletImport(
                wallet: wallet, network: network, kind: kind, form: form.rawValue,
                address: address)
        }
        var address = expectAddress
        if address == nil {
            let shown = try session.admin(
                WalletImportVerb.request("preview", wanted(nil)), body: secret)
            address = try confirmed(shown, wallet)
        }
        let kept = try session.admin(
            WalletImportVerb.request("import", wanted(address)), body: secret)
        session.show(kept, fields: WalletNoun.fields)
    }

    /// What the options say is brought in; nil where the chain has no such form.
    private func form(_ wallet: WalletName) -> KeyForm? {
        let forms = Chains.named(wallet.chain)?.keyForms ?? []
        if phraseDescriptor != nil { return forms.first(where: \.isPhrase) }
        let form = wifDescriptor != nil ? KeyForm.wif : .keystore
        return forms.contains(form) ? form : nil
    }

    // It goes into a query: an address has no byte that would mean something there.
    private func check(_ address: String, _ wallet: WalletName) throws {
        guard (try? Chains.named(wallet.chain)?.accounts(reading: address)) != nil else {
            throw ValidationError("'\(address)' is no address of \(wallet.chain.text)")
        }
    }

    private func body() throws(Failure) -> SecretPage {
        do throws(SecretError) {
            if let phraseDescriptor { return try .line(.phrase, of: phraseDescriptor) }
            if let wifDescriptor { return try .line(.key, of: wifDescriptor) }
        } catch { throw .secret(error) }
        // Encrypted, so that it may be read as any file is.
        let file = try InputFile.read(keystore ?? "", limit: SecretPage.size)
        do throws(SecretError) {
            let passphrase = try SecretPage.passphrase(descriptor: passphraseDescriptor)
            var whole = try SecretPage(limit: SecretPage.size)
            try whole.append(passphrase)
            try whole.append(UInt8(ascii: "\n"))
            for byte in file { try whole.append(byte) }
            return whole
        } catch { throw .secret(error) }
    }

    private static func request(_ verb: String, _ wanted: WalletImport) -> DoorRequest {
        let target = Query.target("/v1/admin/wallets/\(verb)", wanted.pairs)
        var request = DoorRequest(method: "POST", target: target)
        request.contentType = "application/octet-stream"
        return request
    }

    private func confirmed(_ shown: JSON, _ wallet: WalletName) throws(Failure) -> String {
        guard case .string(let address)? = shown.at("address") else {
            throw .reply(asked: "POST /v1/admin/wallets/preview", lacks: "an address")
        }
        guard Confirmation.given("\(address)\nKeep it as \(wallet.text)? [y/N] ") else {
            throw .unconfirmed(address: address)
        }
        return address
    }
}
