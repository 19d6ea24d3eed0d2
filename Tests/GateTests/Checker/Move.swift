import Terms

/// What may be put into a log next: a decision or an event.
enum Move: Hashable {
    /// What a payment turned out to cost, against its worst case.
    enum Cost: Hashable {
        /// Half of it.
        case less
        /// All of it.
        case whole
        /// Half as much again, with a reference.
        case more
    }

    /// Whom a freeze stops.
    enum Stop: Hashable {
        case agent(AgentName)
        case project, wallet, vault

        var word: String {
            switch self {
            case .agent(let name): name.text
            case .project: "the project"
            case .wallet: "the wallet"
            case .vault: "the vault"
            }
        }
    }

    /// A key is decided for the first time, or again where an admin approved what waits.
    case ask(Int)
    case settle(Int, Cost)
    /// With a whole proof that the given thing it uses up went elsewhere.
    case void(Int, by: Int)
    /// Because time has passed, without any proof: never to be taken.
    case timeout(Int)
    case writeOff(Int)
    case approve(Int)
    /// By the digest of something else: never to be taken.
    case approveBlindly(Int)
    case deny(Int)
    case expire(Int)
    case freeze(Stop)
    case thaw(Stop)
    case policy(Int)
    case rate(Int)
    /// Leave to draw on all of the emergency pool.
    case grant
    case acknowledge

    /// The payment it is about, where it is about one.
    var ask: Int? {
        switch self {
        case .ask(let ask), .settle(let ask, _), .void(let ask, _), .timeout(let ask),
            .writeOff(let ask), .approve(let ask), .approveBlindly(let ask), .deny(let ask),
            .expire(let ask):
            ask
        case .freeze, .thaw, .policy, .rate, .grant, .acknowledge: nil
        }
    }

    /// It as a step of a story.
    var words: String {
        switch self {
        case .freeze(let stop): "freeze \(stop.word)"
        case .thaw(let stop): "thaw \(stop.word)"
        case .settle(let index, let cost): "settle \(index) at \(cost)"
        case .void(let index, let use): "void \(index) by what it uses at \(use)"
        default: "\(self)"
        }
    }
}
