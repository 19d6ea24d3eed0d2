/// The secrets this program ever holds.
enum SecretName: String, Hashable {
    /// What unseals the vault.
    case passphrase
    /// What an agent shows at its door.
    case token
    /// What is put into the vault.
    case value
}
