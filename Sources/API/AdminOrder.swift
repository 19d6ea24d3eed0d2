/// What an admin orders that names nothing in its path: the last parts of it, asked with POST.
enum AdminOrder: String, CaseIterable {
    case unseal, seal, policy, agents, wallets, rates, observers, freeze, thaw
    case acknowledgeClock = "clock/acknowledge"
    case rotateLogKey = "rotate/log-key"
    case beginEpoch = "epoch"
}
