internal import Keyroom
internal import Terms

extension SecretClass {
    /// The class of a keyring.
    init(_ name: KeyringName) {
        switch name {
        case .wallet: self = .wallet
        case .card: self = .card
        case .api: self = .api
        case .meta: self = .meta
        }
    }
}
