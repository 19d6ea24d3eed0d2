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
    public static let rulesVersion: UInt64 = 2

    /// What decisions are made from.
    public internal(set) var state: GateState

    /// A gate over a given state.
    public init(state: GateState = GateState()) { self.state = state }

    /// Decides one payment, posts its charge and makes its entry, in one step.
    ///
    /// A payment that waits and was approved is decided anew under its own id, by every rule but the one that
    /// asked for the approval.
    public mutating func decide(_ request: PaymentRequest, _ stamp: Stamp) -> Decision {
        let applied = apply(request, stamp)
        let logged = LoggedRequest(request)
        let record = DecidedPayment(
            request: request, logged: logged, applied: applied, clock: stamp.clock)
        let recorded = state.enter(
            kind: DecidedPayment.kind, body: record.body,
            actor: Actor(role: .agent, name: request.agent.text, uid: request.uid), stamp)
        let judgement = applied.judgement
        return Decision(
            recorded: recorded,
            remaining: state.remaining(request.agent, judgement.lines, judgement.postings),
            blobs: logged.blobs, verdict: Gate.verdict(request, applied, recorded.id))
    }

    /// Judges and posts; what is left of a decision is to write its entry down.
    mutating func apply(_ request: PaymentRequest, _ stamp: Stamp) -> AppliedPayment {
        let now = state.time(at: stamp.clock)
        let waiting = state.pending[request.payment]
        let isApproved =
            waiting?.allows(LoggedRequest(request).digest, request.proposal, at: now) ?? false
        let judgement = state.judge(
            request.question(isApproved: isApproved), at: now,
            suspectClock: state.clock.isSuspect(stamp.clock))
        if judgement.refusal == nil {
            judgement.refusal = state.refusal(
                resuming: request.payment, isApproved: isApproved)
        }
        if !judgement.isSigned { judgement.postings = judgement.postings.map(\.uncharged) }
        var approval: ApprovalTerms?
        if judgement.refusal == nil, let need = judgement.approval {
            approval = ApprovalTerms(
                digest: LoggedRequest(request).digest, until: now.adding(seconds: need.within))
        }
        let applied = AppliedPayment(
            judgement: judgement, policy: state.policyHash, resumes: waiting?.seq,
            approval: approval)
        state.post(
            PostedDecision(request, applied, seq: stamp.seq), judgement, at: now, stamp.clock)
        return applied
    }

    /// Applies a payment without writing its entry, as a benchmark measures it.
    package mutating func applyUnwritten(_ request: PaymentRequest, _ stamp: Stamp) -> Bool {
        let applied = apply(request, stamp)
        state.clock.advance(to: state.time(at: stamp.clock))
        state.nextSeq = stamp.seq + 1
        return applied.judgement.isSigned
    }

    private static func verdict(
        _ request: PaymentRequest, _ applied: AppliedPayment, _ entry: EntryID
    ) -> Decision.Verdict {
        let judgement = applied.judgement
        if let refusal = judgement.refusal { return .refused(refusal) }
        guard let charge = judgement.charge,
            case .proposal(let proposal) = request.understanding
        else { return .refused(WalletNotAllowed.refuse("nothing was decoded", hint: "")) }
        if let need = judgement.approval, let approval = applied.approval {
            return .waiting(
                Waiting(
                    reason: need.reason, charge: charge, worstCase: proposal.worstCase,
                    until: approval.until, digest: approval.digest))
        }
        return .cleared(Clearance(entry: entry, proposal: proposal), charge)
    }

    /// Says what ``decide(_:_:)`` would, changing nothing.
    public func quote(_ request: PaymentRequest, at clock: ClockReading) -> Quote {
        let judgement = state.judge(
            request.question(isApproved: false), at: state.time(at: clock),
            suspectClock: state.clock.isSuspect(clock))
        return Quote(
            charge: judgement.charge, refusal: judgement.refusal,
            approval: judgement.approval?.reason,
            remaining: state.remaining(
                request.agent, judgement.lines, judgement.postings.map(\.uncharged)))
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
        guard decided.outcome == .signed, let payload = decided.payload,
            let wallet = state.wallets[decided.wallet],
            let chain = Chains.named(wallet.name.chain),
            let proposal = try? chain.read(payload: payload, wallet: wallet)
        else { throw EntryError(clause: "is not a signed payment of a known wallet") }
        return Clearance(entry: id, proposal: proposal)
    }
}
