import Chains
import JSON
import Terms
import Wire

/// A request to bring a wallet in, held against the chains there are.
struct ImportOrder {
    let name: WalletName
    let network: Network
    let kind: String
    let form: KeyForm
    /// What the expected address can mean; nil where none is expected.
    let expected: [Account]?

    /// Throws ``FieldError`` for a chain, a kind or a form there is not.
    init(_ wanted: WalletImport) throws(FieldError) {
        let plain = try WalletOrder(
            WalletCreation(wallet: wanted.wallet, network: wanted.network, kind: wanted.kind))
        name = plain.name
        network = plain.network
        kind = plain.kind
        let forms = Chains.named(name.chain)?.keyForms ?? []
        guard let form = KeyForm(rawValue: wanted.form), forms.contains(form) else {
            let list = forms.map(\.rawValue).joined(separator: ", ")
            throw FieldError(path: "form", clause: "must be one of \(list)")
        }
        self.form = form
        guard let address = wanted.address else {
            expected = nil
            return
        }
        do throws(ChainError) {
            expected = try Chains.named(name.chain)?.accounts(reading: address) ?? []
        } catch {
            throw FieldError(path: "address", clause: "is no address of \(name.chain.text)")
        }
    }
}
