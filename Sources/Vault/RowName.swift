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

    static func walletKey(_ name: WalletName) -> String { "wallet/\(name.text)/key" }

    static func entropy(_ name: WalletName) -> String { "wallet/\(name.text)/entropy" }

    static func card(_ name: WalletName) -> String { "\(name.text)/number" }

    /// The card whose number a record of this id is; nil for every other record.
    static func card(of id: String) -> WalletName? {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "card", parts[2] == "number" else { return nil }
        return WalletName("card/\(parts[1])")
    }

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
