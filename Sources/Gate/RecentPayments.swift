import Chains
import Terms

/// What an agent has had signed lately, to notice the same payment under another key.
struct RecentPayments: Hashable, Sendable {
    /// What makes two payments the same.
    enum Sameness: Hashable, Sendable {
        /// The very same request body.
        case request(Digest32)
        /// The same amount of one asset to one account.
        case payment(Account, asset: String, atoms: UInt128)
    }

    /// How long anything is remembered, seconds.
    static let longest: Int64 = 86_400

    private var times: [Sameness: Moment] = [:]
    private var queue: [(time: Moment, what: Sameness)] = []
    private var head = 0

    /// When `what` was last signed.
    func last(_ what: Sameness) -> Moment? { times[what] }

    /// Remembers what was signed at `time`, whatever rule is in force: the next policy may look for it.
    mutating func note(_ fingerprint: Digest32, _ proposal: Proposal, at time: Moment) {
        note(.request(fingerprint), at: time)
        note(.payment(proposal), at: time)
    }

    /// Remembers what was signed at `time`, and forgets what is old.
    private mutating func note(_ what: Sameness, at time: Moment) {
        while head < queue.count, queue[head].time.adding(seconds: Self.longest) < time {
            if times[queue[head].what] == queue[head].time { times[queue[head].what] = nil }
            head += 1
        }
        // Half the list is forgotten before the rest is moved, so moving costs a constant a payment.
        if head > 64, head * 2 > queue.count {
            queue.removeFirst(head)
            head = 0
        }
        times[what] = time
        queue.append((time, what))
    }

    static func == (left: RecentPayments, right: RecentPayments) -> Bool {
        left.times == right.times
    }

    func hash(into hasher: inout Hasher) { hasher.combine(times) }
}
