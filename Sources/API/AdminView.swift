/// What an admin looks at by itself: the last part of its path, asked with GET.
enum AdminView: String, CaseIterable {
    case status, policy, agents, wallets, cards, rates, observers, payments, budgets, slots
    case secrets, session, orders, keyrings
}
