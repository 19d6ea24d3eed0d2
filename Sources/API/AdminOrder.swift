/// What an admin orders that names nothing in its path: the last parts of it, asked with POST.
enum AdminOrder: String, CaseIterable {
    case unseal, seal, backup, policy, agents, wallets, rates, observers, slots, freeze, thaw
    case acknowledgeClock = "clock/acknowledge"
    case rotateLogKey = "rotate/log-key"
    case rotateSlot = "rotate/slot"
    case rotateRoot = "rotate/root"
    case rotateKeyring = "rotate/keyring"
    case beginEpoch = "epoch"
    case importWallet = "wallets/import"
    case previewWallet = "wallets/preview"
}
