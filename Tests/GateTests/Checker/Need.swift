/// What must be so in a world before a move is made there.
enum Need {
    /// Nothing.
    case none
    /// The key of a payment is free, or may be decided again.
    case free(Int)
    /// A payment's signature is out and can have landed.
    case landed(Int)
    /// What a payment needs, a nonce or a coin, can have gone elsewhere.
    case gone(Int, Int)

    init(_ move: Move, _ scenario: Scenario) {
        self =
            switch move {
            case .ask(let index): .free(index)
            case .settle(let index, _): .landed(index)
            case .void(let index, let use): .gone(index, scenario.asks[index].uses[use])
            default: .none
            }
    }
}
