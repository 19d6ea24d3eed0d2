import Keyroom
import Ledger
import Terms
import Testing

@testable import Vault

/// A development vault with its rows, and ways to damage them.
struct VaultFixture {
    let made: NewVault
    var rows: [Row]

    static let phrase = "correct horse"

    static func passphrase(_ text: String = phrase) throws -> SecretBytes {
        let bytes = Array(text.utf8)
        return try unsafe SecretBytes(copying: bytes.span.bytes)
    }

    init() throws {
        let passphrase = try VaultFixture.passphrase()
        made = try VaultSeed.create(passphrase: passphrase, development: true)
        rows = made.rows
    }

    func unseal() throws -> OpenVault {
        let passphrase = try VaultFixture.passphrase()
        return try OpenVault.unseal(rows: rows, passphrase: passphrase)
    }

    /// The error an unsealing of the rows ends with; nil where it does not.
    func failure() throws -> VaultError? {
        let passphrase = try VaultFixture.passphrase()
        do throws(VaultError) {
            _ = try OpenVault.unseal(rows: rows, passphrase: passphrase)
            return nil
        } catch {
            return error
        }
    }

    /// Adds a wallet's rows, as an office does with its entry.
    mutating func addWallet(_ name: String) throws -> (name: WalletName, rows: [Row]) {
        let wallet = try #require(WalletName(name))
        let made = try unseal().createWallet(name: wallet, network: .mainnet, kind: "eoa")
        rows += made.rows
        return (wallet, made.rows)
    }
}

extension Row {
    func with(value: [UInt8]? = nil, version: UInt64? = nil, id: [UInt8]? = nil) -> Row {
        Row(
            table: table, id: id ?? self.id, version: version ?? self.version,
            value: value ?? self.value, mac: mac)
    }
}
