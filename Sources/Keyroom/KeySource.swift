public import Chains

/// What a key is made from that comes in from elsewhere; what was typed is not in it.
public enum KeySource: Hashable, Sendable {
    /// The phrase or key is what was typed.
    case typed(KeyForm)
    /// The key is in the file, and what was typed is its passphrase.
    case keystore(Keystore)

    /// The form, as entries name it.
    public var form: KeyForm {
        switch self {
        case .typed(let form): form
        case .keystore: .keystore
        }
    }
}
