/// What a seed's world is like: how often each thing happens, so that some runs are full of freezes and
/// others of crashes.
struct Temper {
    /// What may happen at a step.
    enum Act: Int, CaseIterable {
        case pay, retry, conflict, quote, answer, evidence, chain, rate, policy, freeze, grant,
            clock
    }

    /// How often each act is chosen, by its number.
    let weights: [Int]
    /// A crash comes once in so many batches.
    let crashes: Int
    /// The most acts in one batch.
    let batch: Int
    /// Whether agents use nonces twice, and ask under new keys for the same.
    let isHostile: Bool

    /// Draws what a world is like.
    init(_ dice: inout Dice) {
        let usual = [40, 8, 1, 2, 5, 8, 8, 3, 1, 3, 2, 3]
        var weights: [Int] = []
        // What is usual, not at all, or three times as much.
        for weight in usual { weights.append(weight * [1, 1, 1, 0, 3][dice.below(5)]) }
        // A world without payments shows nothing.
        weights[0] = max(weights[0], 20)
        self.weights = weights
        crashes = [30, 60, 60, 120, 1_000][dice.below(5)]
        batch = 1 + dice.below(8)
        isHostile = dice.once(in: 2)
    }

    /// What happens next.
    func act(_ dice: inout Dice) -> Act { Act(rawValue: dice.weighed(weights)) ?? .pay }
}
