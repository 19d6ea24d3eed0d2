public import Admin
import Callers
public import NIOCore
public import Payment
import Terms
import Wire

/// What stands behind the doors: sends each request to the teller, the office or the archive.
///
/// The one place where typed errors become replies; every switch over them is exhaustive.
public final class FrontDesk: Desk {
    /// Hears the reply, on the loop.
    typealias Answer = (DoorReply) -> Void

    let office: Office
    let workers: Workers
    let loop: any EventLoop
    let openCounter: (Office) -> Teller?
    var teller: Teller?
    private var buckets: [AgentName: RequestBucket] = [:]
    private var feeds: [UInt32: RequestBucket] = [:]
    /// Up to how many entries the log is checked before the first payment.
    var checkedAtOnce = Teller.checkedAtOnce
    /// What was asked and is not answered.
    private var waiting: [UInt64: (request: DoorRequest, reply: Answer)] = [:]
    private var lastRequest: UInt64 = 0
    /// How many seconds an answer may wait for the disk.
    private static let longestWait: Int64 = 10

    /// Stands between the doors and an office whose vault is still sealed.
    ///
    /// - Parameter openCounter: puts a teller together once the vault is open.
    public init(
        office: Office, workers: Workers, loop: any EventLoop,
        openCounter: @escaping (Office) -> Teller?
    ) {
        self.office = office
        self.workers = workers
        self.loop = loop
        self.openCounter = openCounter
    }

    /// Takes one complete request.
    public func take(_ request: DoorRequest, reply: @escaping (DoorReply) -> Void) {
        lastRequest += 1
        let number = lastRequest
        waiting[number] = (request, reply)
        let reply: Answer = { [self] in
            // What was given up has had its answer.
            guard waiting.removeValue(forKey: number) != nil else { return }
            reply($0)
        }
        // On the audit door nothing waits: it shows what is on the disk already.
        if office.trouble?.stopsReads == true, request.peer.door != .audit {
            return takeMeanwhile(request, reply)
        }
        switch request.peer.door {
        case .agent: takeAgent(request, reply)
        case .admin: takeAdmin(request, reply)
        case .audit: takeAudit(request, reply)
        case .feed: takeFeed(request, reply)
        }
    }

    /// Looks after the disk, and lets nobody wait for it for ever; called once a second.
    ///
    /// What waited goes on without its asker: it is decided, and a retry gets what came of it.
    public func secondPassed() {
        office.secondPassed()
        endWallets()
        guard office.secondsAway >= FrontDesk.longestWait else { return }
        let givenUp = waiting.sorted { $0.key < $1.key }.map(\.value)
        waiting = [:]
        for (request, reply) in givenUp {
            deny(request, .from(.ledgerUnavailable as OfficeError), reply)
        }
    }

    /// Hands the turn's batch to the writer, and what is ready to the signing room.
    public func endOfTurn() {
        // What the office found as it read is the teller's, too, before it decides again.
        teller?.frozen = office.findings.first
        office.flush()
        teller?.collect()
    }

    /// Counts what the doors themselves refused.
    public func turnedAway(_ peer: Peer, title: String) {
        office.count(peer.door.role, uid: peer.uid, agent: "", rule: title)
    }

    /// Takes what other threads have finished: batches that landed, signatures that were made.
    public func collect() {
        office.collect()
        // A rotation that came upon an edited row stops the vault.
        if let finding = office.findings.first { teller?.frozen = finding }
        hearFindings()
        teller?.collect()
        endWallets()
    }

    /// Does the next piece of destroying a key that is due: what it signed is kept first.
    private func endWallets() {
        guard let teller, let (wallet, entry) = office.walletDue() else { return }
        switch teller.keep(wallet, before: entry) {
        case .more: office.wake()
        case .done: office.destroyDue(wallet)
        case .failed(let why): office.noteEndTrouble(wallet, why)
        }
        office.flush()
    }

    /// Takes what reading the log again found: from then on nothing is signed.
    private func hearFindings() {
        guard let found = teller?.takeFindings(), !found.isEmpty else { return }
        hear(found)
        office.flush()
    }

    /// The same of what was found as somebody read it.
    func hear(_ found: [String]) {
        office.discover(found)
        teller?.frozen = office.findings.first
    }

    /// Whether nothing waits to be durable or signed.
    public var isQuiet: Bool { office.isQuiet && teller?.isQuiet != false }

    /// How many seconds the caller has to wait before it may ask; nil where it may now.
    ///
    /// Above its rate it gets 429, before anything else happens.
    func wait(of caller: Caller, bytes: Int) -> Int64? {
        let tokens = RequestBucket.tokens(forBytes: bytes)
        let rate = office.requestRate(of: caller.agent)
        let (perSecond, burst) = (UInt32(clamping: rate.perSecond), UInt32(clamping: rate.burst))
        var bucket = buckets[caller.agent] ?? RequestBucket(perSecond: perSecond, burst: burst)
        if bucket.perSecond != perSecond || bucket.burst != burst {
            bucket = RequestBucket(perSecond: perSecond, burst: burst)
        }
        defer { buckets[caller.agent] = bucket }
        let now = office.bootTime
        guard !bucket.take(tokens, at: now) else { return nil }
        // A policy's rates are above zero, so waiting helps.
        return bucket.secondsUntil(tokens, at: now) ?? 1
    }

    /// The same for a feed, told by its uid: each price is an entry, and no policy says how many there may be.
    func wait(ofFeed uid: UInt32) -> Int64? {
        let now = office.bootTime
        var bucket = feeds[uid] ?? RequestBucket(perSecond: 5, burst: 100)
        defer { feeds[uid] = bucket }
        return bucket.take(at: now) ? nil : bucket.secondsUntil(at: now) ?? 1
    }

    /// Runs `action` as soon as a payment's last decision can be read: at once, unless it is on its way to
    /// the disk; with false where it will never be there.
    func onceLanded(_ id: PaymentID, _ action: @escaping (Bool) -> Void) {
        guard office.isLanding(id) else { return action(true) }
        office.afterwards(action)
    }

    /// Counts what makes no entry of its own.
    func count(_ request: DoorRequest, agent: AgentName? = nil, _ rule: String) {
        office.count(
            request.peer.door.role, uid: request.peer.uid, agent: agent?.text ?? "", rule: rule)
    }

    /// Answers an error with its problem document, and counts it.
    func deny(
        _ request: DoorRequest, _ problem: Problem, agent: AgentName? = nil,
        headers: [DoorReply.Header] = [], _ reply: Answer
    ) {
        count(request, agent: agent, problem.title)
        reply(DoorReply(problem.explained(by: office.trouble), headers: headers))
    }
}
