/// The secrets this program ever holds.
enum SecretName: String, Hashable {
    /// What unseals the vault.
    case passphrase
    /// What an agent shows at its door.
    case token
    /// The words of a wallet that comes in.
    case phrase
    /// The key of a wallet that comes in.
    case key
    /// What is put into the vault.
    case value
    /// A payment card as its owner types it.
    case card
}
