/// The secrets this program ever holds.
enum SecretName: String, Hashable {
    case passphrase
    case token
}
