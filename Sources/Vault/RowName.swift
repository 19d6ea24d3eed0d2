internal import Keyroom
internal import Ledger
internal import Terms

/// The ids of the rows the vault keeps, as text; the ids themselves are its UTF-8.
enum RowName {
    static let vault = "vault"
    static let mainSlot = "main"
    static let logSeed = "log/seed"
    static let macKey = "mac/key"
    static let indexKey = "index/key"
    static let backupKey = "backup/key"
    /// The vault's own keys, without which it does not open.
    static let own: Set = [logSeed, macKey, indexKey]

    /// The term a class begins with.
    static let firstTerm: UInt32 = 1
    /// The version rows begin with.
    static let firstVersion: UInt64 = 1

    /// An id as people read it: its text where it is plain, hex where it is not.
    static func text(_ id: [UInt8]) -> String {
        let isPlain = !id.isEmpty && id.allSatisfy { (0x21...0x7E).contains($0) }
        return isPlain ? String(decoding: id, as: UTF8.self) : Hex.encode(id)
    }

    static func term(_ secretClass: SecretClass, _ number: UInt32) -> String {
        "\(secretClass.word)/\(number)"
    }

    /// The class and number that a term's row is named by; nil for every other name.
    static func term(of id: String) -> (SecretClass, UInt32)? {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = UInt32(parts[1]),
            let secretClass = SecretClass.allCases.first(where: { $0.word == parts[0] }),
            term(secretClass, number) == id
        else { return nil }
        return (secretClass, number)
    }

    static func walletKey(_ name: WalletName) -> String { "wallet/\(name.text)/key" }

    static func entropy(_ name: WalletName) -> String { "wallet/\(name.text)/entropy" }

    /// What the ids of secrets' versions begin with.
    static let secretPrefix = "secret/"

    /// The row of one version of a secret, by the keyed hash of its path.
    static func secret(_ secret: Digest32, _ version: UInt64) -> String {
        "\(secretPrefix)\(secret.hex)/\(version)"
    }

    /// The row of what a secret is called.
    static func label(_ secret: Digest32) -> String { Keyring.labelPrefix + secret.hex }

    /// The wallet whose signing key a record of this id is; nil for every other record.
    static func wallet(ofKey id: String) -> WalletName? {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "wallet", parts[3] == "key" else { return nil }
        return WalletName("\(parts[1])/\(parts[2])")
    }

    /// The wallet whose entropy a record of this id is; nil for every other record.
    static func wallet(ofEntropy id: String) -> WalletName? {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "wallet", parts[3] == "entropy" else { return nil }
        return WalletName("\(parts[1])/\(parts[2])")
    }
}

extension Row {
    /// The id as text; hex where it is not UTF-8.
    var name: String { RowName.text(id) }
}
