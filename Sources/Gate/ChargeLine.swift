import Terms

/// One line of the ``ChargeLog``.
struct ChargeLine: Hashable, Sendable {
    /// What was posted.
    enum Part: UInt32, Hashable, Sendable {
        /// A signature's worst case.
        case payment
        /// What a group cost above what it held; no payee's.
        case overrun
        /// What a payment cost above its own worst case; its payee's alone.
        case ownOverrun
    }

    /// When it was posted, ledger time.
    let time: Moment
    /// What was posted by itself, before anything was given back.
    let charged: Money
    /// What of it still stands with its payee.
    var own: Money
    /// Where the books of its agent lie.
    let agent: UInt32
    /// Where the books of its project lie.
    let project: UInt32
    let tag: ChargeTag
    let part: Part

    /// As the log keeps it.
    var packed: Packed {
        Packed(
            time: time, charged: charged, own: own, agent: agent << 2 | part.rawValue, tag: tag)
    }

    /// A line without what follows from the rest: there is one for every payment of the vault's life.
    struct Packed: Hashable, Sendable {
        let time: Moment
        let charged: Money
        var own: Money
        /// Where the books of the agent lie, and in the last two bits the part.
        private let agentAndPart: UInt32
        let tag: ChargeTag

        fileprivate init(
            time: Moment, charged: Money, own: Money, agent: UInt32, tag: ChargeTag
        ) {
            self.time = time
            self.charged = charged
            self.own = own
            agentAndPart = agent
            self.tag = tag
        }

        var agent: UInt32 { agentAndPart >> 2 }
        var part: Part { Part(rawValue: agentAndPart & 3) ?? .payment }
    }
}
