import Chains
public import Terms
import JSON

/// The budget gate: a deterministic state machine with one writer.
///
/// Its inputs are requests and events with their place, clocks and randomness; its outputs are decisions and
/// the exact bytes of their entries. No clock, no randomness, no I/O, no floating point. Folding the
/// entries again rebuilds ``state``.
public struct Gate: Sendable {
    /// The version of the rules that decisions name.
    public static let rulesVersion: UInt64 = 1

    /// What decisions are made from.
    public internal(set) var state: GateState

    /// A gate over a given state.
    public init(state: GateState = GateState()) { self.state = state }

    /// Decides one payment, posts its charge and makes its entry, in one step.
    public mutating func decide(_ request: PaymentRequest, _ stamp: Stamp) -> Decision {
        let now = state.time(at: stamp.clock)
        var judgement = state.judge(
            request.question, at: now, suspectClock: state.clock.isSuspect(stamp.clock))
        let charged = judgement.refusal == nil ? judgement.charge?.amount ?? .zero : .zero
        judgement.postings = judgement.postings.map { $0.charged(charged) }
        let record = DecidedPayment(
            request: request, judgement: judgement, policy: state.policyHash, clock: stamp.clock)
        let (body, blobs) = record.body
        let recorded = state.enter(
            kind: DecidedPayment.kind, body: body,
            actor: Actor(role: .agent, name: request.agent.text, uid: request.uid), stamp)
        state.post(judgement.postings, of: request.agent, at: recorded.time, stamp.clock)
        let remaining = state.remaining(request.agent, after: judgement.postings)
        if let charge = judgement.charge, judgement.refusal == nil,
            case .proposal(let proposal) = request.understanding
        {
            return Decision(
                recorded: recorded, remaining: remaining, blobs: blobs,
                verdict: .cleared(Clearance(entry: recorded.id, proposal: proposal), charge))
        }
        let refusal = judgement.refusal ?? WalletNotAllowed.refuse("nothing was decoded", hint: "")
        return Decision(
            recorded: recorded, remaining: remaining, blobs: blobs, verdict: .refused(refusal))
    }

    /// Says what ``decide(_:_:)`` would, changing nothing.
    public func quote(_ request: PaymentRequest, at clock: ClockReading) -> Quote {
        let judgement = state.judge(
            request.question, at: state.time(at: clock), suspectClock: state.clock.isSuspect(clock))
        return Quote(
            charge: judgement.charge, refusal: judgement.refusal,
            remaining: state.remaining(request.agent, after: judgement.postings))
    }

    /// Leave to sign again what an entry already charged: a retry gets the same bytes.
    ///
    /// - Parameters:
    ///   - entry: the entry's exact bytes, whose leaf ``EntryID/leaf`` the caller took from an
    ///     authenticated index.
    ///   - id: that place and leaf.
    /// - Throws: ``EntryError`` where the bytes don't match the leaf or are no signed decision.
    public func reissue(_ entry: [UInt8], as id: EntryID) throws(EntryError) -> Clearance {
        guard EntryLeaf.of(entry) == id.leaf else {
            throw EntryError(clause: "does not have the leaf its index row names")
        }
        let parsed = try Entry(reading: entry)
        guard parsed.seq == id.seq else { throw EntryError(clause: "stands in another's place") }
        let decided = try DecidedPayment.Stored(parsed)
        guard decided.isSigned, let payload = decided.payload,
            let wallet = state.wallets[decided.wallet],
            let chain = Chains.named(wallet.name.chain),
            let proposal = try? chain.read(payload: payload, wallet: wallet)
        else { throw EntryError(clause: "is not a signed payment of a known wallet") }
        return Clearance(entry: id, proposal: proposal)
    }
}
