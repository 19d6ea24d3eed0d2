/// The secrets this program ever holds.
enum SecretName: String, Hashable {
    /// What unseals the vault.
    case passphrase
    /// What an agent shows at its door.
    case token
    /// A payment card as its owner types it.
    case card
}
