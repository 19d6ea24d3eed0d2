public import Chains
import Keyroom
public import Ledger
import Synchronization
public import Terms

extension OpenVault {
    /// Makes a wallet: 256 bits of entropy of its own, the key that signs, each sealed in a record.
    ///
    /// - Returns: what is public of the wallet, and the rows to write with the entry that says so.
    public func createWallet(name: WalletName, network: Network, kind: String) throws(VaultError)
        -> (facts: WalletFacts, rows: [Row])
    {
        guard let chain = Chains.named(name.chain), chain.kinds.contains(kind) else {
            throw .noSuchKind
        }
        guard let term = terms.withLock({ $0.wallet }) else { throw .room(.noSuchKey) }
        do throws(KeyroomError) {
            let entropy = try SecretBytes.random(count: 32)
            let made = try KeyMaker.make(
                from: entropy, chain.derivation(network: network), chain.scheme)
            let account: Account
            do throws(ChainError) {
                account = try chain.account(
                    publicKey: made.publicKey, network: network, kind: kind)
            } catch { throw KeyroomError.invalidKey }
            let keyID = OpenVault.recordID(name, "key")
            let context = layout.recordContext(keyID, .wallet)
            let sealed = try SealedRecord.seal(
                made.key, term: term, number: VaultLayout.firstTerm, in: context)
            let entropyID = OpenVault.recordID(name, "entropy")
            let kept = try SealedRecord.seal(
                entropy, term: term, number: VaultLayout.firstTerm,
                in: layout.recordContext(entropyID, .wallet))
            room.install(name, sealed: sealed, in: context)
            return (
                WalletFacts(
                    name: name, network: network, kind: kind, publicKey: made.publicKey,
                    account: account),
                [
                    Row(table: .records, id: keyID, version: 1, value: sealed, mac: []),
                    Row(table: .records, id: entropyID, version: 1, value: kept, mac: []),
                ]
            )
        } catch { throw .room(error) }
    }

    /// Brings the sealed keys of known wallets into the room; the names of those whose row is gone.
    public func install(_ wallets: [WalletName], from rows: [Row]) -> [WalletName] {
        wallets.filter { name in
            let id = OpenVault.recordID(name, "key")
            guard let row = rows.first(where: { $0.table == .records && $0.id == id }) else {
                return true
            }
            room.install(name, sealed: row.value, in: layout.recordContext(id, .wallet))
            return false
        }
    }

    /// A wallet's name is public in the log, so its records may carry it.
    private static func recordID(_ name: WalletName, _ part: String) -> [UInt8] {
        Array("wallet/\(name.text)/\(part)".utf8)
    }
}
