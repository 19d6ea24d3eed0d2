/// Where the books of an agent and of its project lie; those of the vault lie at ``Books/vault``.
struct ScopePlaces: Hashable, Sendable {
    let own: Int
    let shared: Int
}
