/// What an admin looks at by itself: the last part of its path, asked with GET.
enum AdminView: String, CaseIterable {
    case status, policy, agents, wallets, rates, observers, payments, budgets, slots, secrets
    case session, orders
}
