public import Chains
import JSON
import Terms

extension GateState {
    /// The wallet that has this key already; one key belongs to one wallet.
    public func wallet(of publicKey: [UInt8]) -> WalletFacts? {
        // By name, so that of two from before this rule the same is named every time.
        wallets.values.filter { $0.publicKey == publicKey }.min { $0.name < $1.name }
    }

    /// What only a key from elsewhere must satisfy: its form is said, and no wallet has it already.
    func checkImport(_ body: JSONObject, _ publicKey: [UInt8]) throws(EntryError) {
        guard let word = body["imported"] else { return }
        guard case .string(let form) = word, KeyForm(rawValue: form) != nil else {
            throw EntryError(clause: "imports a key of no known form")
        }
        if let other = wallet(of: publicKey) {
            throw EntryError(clause: "imports the key of \(other.name.text)")
        }
    }
}
