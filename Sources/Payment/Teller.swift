public import Callers
import Chains
import Digests
import Gate
import JSON
import Keyroom
public import Ledger
import Terms
public import Vault
public import Wire

/// The teller at the counter: takes an agent's request through the story of a payment.
///
/// Confined to the loop that owns the journal. Decide, durable, sign, verify, release: in that order, always.
public final class Teller {
    /// Hears what came of a request, on the loop.
    public typealias Answering = (PaymentAnswer) -> Void

    /// What makes two requests one.
    struct Slot: Hashable {
        let agent: AgentName
        let key: IdempotencyKey
    }

    /// What an agent asks, under which key.
    struct Order {
        let request: PayRequest
        let slot: Slot
        let fingerprint: Digest32
        let caller: Caller
    }

    /// A request that is decided and not yet answered.
    struct Flight {
        let fingerprint: Digest32
        let payment: PaymentID
        let wallet: WalletName
        let entry: EntryID
        let reply: JSONObject
        let isRepeat: Bool
        var answers: [Answering]
    }

    let journal: Journal
    let vault: OpenVault
    let index: IdempotencyIndex
    let crew: SigningCrew
    /// Why nothing is signed, where something was found to be wrong with the vault.
    public var frozen: String?
    var inFlight: [Slot: Flight] = [:]
    var ready: [(ticket: UInt64, job: SigningJob)] = []
    var tickets: [UInt64: Slot] = [:]
    var lastTicket: UInt64 = 0
    /// The log being read again, where it is too long to be read before the first payment.
    var round: LogRound?
    /// What a wallet signed, as it is kept before its key goes.
    var keeping: Keeping?
    let wake: @Sendable () -> Void

    /// Opens the counter over an unsealed vault.
    ///
    /// - Parameters:
    ///   - workers: threads that sign.
    ///   - wake: wakes the loop, which then calls ``collect()``.
    public init(
        journal: Journal, vault: OpenVault, reader: LedgerReader, workers: Workers,
        wake: @escaping @Sendable () -> Void
    ) {
        self.journal = journal
        self.vault = vault
        index = IdempotencyIndex(reader: reader, vault: vault, journal: journal)
        self.wake = wake
        crew = SigningCrew(room: vault.room, workers: workers, wake: wake)
    }

    /// The story: who asks was settled at the door; what it would do, may it, is it durable, sign, answer.
    public func pay(
        _ request: PayRequest, key: IdempotencyKey, from caller: Caller,
        answer: @escaping Answering
    ) {
        let slot = Slot(agent: caller.agent, key: key)
        let fingerprint = vault.fingerprint(of: JSONWriter.write(request.json))
        do throws(PaymentError) {
            try checkLog()
            try checkStanding(caller.agent)
            if joins(slot, fingerprint, caller, answer) { return }
            let order = Order(
                request: request, slot: slot, fingerprint: fingerprint, caller: caller)
            if let earlier = try index.find(caller.agent, key) {
                return try repeats(earlier, order, answer)
            }
            try checkListed(request.wallet, of: caller.agent)
            try checkDay(of: caller.agent)
            try decide(order, as: nil, answer)
        } catch { answer(.failed(error)) }
    }

    /// A duplicate of a request in flight waits for it.
    private func joins(
        _ slot: Slot, _ fingerprint: Digest32, _ caller: Caller, _ answer: @escaping Answering
    ) -> Bool {
        guard let flight = inFlight[slot] else { return false }
        guard flight.fingerprint == fingerprint else {
            answer(.failed(.idempotencyConflict))
            return true
        }
        countRetry(of: caller)
        inFlight[slot]?.answers.append(answer)
        return true
    }
}
