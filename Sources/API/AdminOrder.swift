/// What an admin orders that names nothing in its path: the last parts of it, asked with POST.
enum AdminOrder: String, CaseIterable {
    case unseal, seal, backup, archive, freeze, thaw
    case policy, agents, wallets, rates, observers, slots
    case acknowledgeClock = "clock/acknowledge"
    case beginSession = "session/begin"
    case endSession = "session/end"
    case rotateLogKey = "rotate/log-key"
    case rotateSlot = "rotate/slot"
    case rotateRoot = "rotate/root"
    case rotateKeyring = "rotate/keyring"
    case beginEpoch = "epoch"
    case importWallet = "wallets/import"
    case previewWallet = "wallets/preview"
}
