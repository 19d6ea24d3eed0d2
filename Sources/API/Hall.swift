import Admin
internal import NIOCore
import Wire

/// What the doors share, on the loop: the desk, the connections, and what they may cost together.
final class Hall {
    /// What a client may cost.
    let limits: DoorLimits
    /// The one loop; nothing here is touched off it.
    let loop: any EventLoop
    private let desk: any Desk
    private let owner: UInt32
    private var connections: [UInt64: DoorConnection] = [:]
    private var perDoor: [Door: Int] = [:]
    private var perUser: [UInt32: Int] = [:]
    private var bodyBytes: [Door: Int] = [:]
    private var turningAway = 0
    private var lastConnection: UInt64 = 0
    private var turnIsOpen = false
    private var emptied: EventLoopPromise<Void>?

    /// Whether no more connections are taken and the ones there are end after what they asked.
    private(set) var isStopping = false

    /// A hall for `desk`; `owner` is the user whose commands the admin door takes, beside root's.
    init(desk: any Desk, limits: DoorLimits, owner: UInt32, loop: any EventLoop) {
        self.desk = desk
        self.limits = limits
        self.owner = owner
        self.loop = loop
    }

    /// Says why a new connection is not taken, or nil.
    func refusal(of uid: UInt32, at door: Door) -> RequestFault? {
        guard !isStopping else { return .busy("the daemon is stopping") }
        guard uid != PeerCredentials.overflowUser else {
            return .unknownCaller("the peer's user has no number here")
        }
        guard door != .admin || uid == owner || uid == 0 else {
            return .unknownCaller("the admin door serves its owner and root")
        }
        guard perDoor[door, default: 0] < limits.connections else {
            return .busy("the \(door.rawValue) door has \(limits.connections) connections")
        }
        guard perUser[uid, default: 0] < limits.connectionsPerUser else {
            return .busy("user \(uid) has \(limits.connectionsPerUser) connections")
        }
        return nil
    }

    /// Counts a connection that is being turned away in; false when there are enough of them.
    func beginTurningAway() -> Bool {
        guard !isStopping, turningAway < limits.turnedAway else { return false }
        turningAway += 1
        return true
    }

    /// Counts a connection that was turned away out.
    func endTurningAway() { turningAway -= 1 }

    /// Takes a connection in and counts it.
    func admit(uid: UInt32, seat: Seat?, at door: Door) -> DoorConnection {
        lastConnection += 1
        let peer = Peer(door: door, uid: uid, connection: lastConnection, seat: seat)
        let connection = DoorConnection(peer: peer, hall: self)
        connections[lastConnection] = connection
        perDoor[door, default: 0] += 1
        perUser[uid, default: 0] += 1
        return connection
    }

    /// Counts a connection out, once.
    func leave(_ peer: Peer) {
        guard connections.removeValue(forKey: peer.connection) != nil else { return }
        perDoor[peer.door, default: 1] -= 1
        let left = perUser[peer.uid, default: 1] - 1
        // Users come and go; a table that only grows would be a leak.
        perUser[peer.uid] = left == 0 ? nil : left
        if connections.isEmpty { emptied?.succeed() }
    }

    /// Counts arrived body bytes in; false when the door has too many already.
    ///
    /// Door by door: what agents send must not keep an admin from freezing them.
    func reserve(_ bytes: Int, at door: Door) -> Bool {
        guard bytes <= limits.bodyBytesInFlight - bodyBytes[door, default: 0] else { return false }
        bodyBytes[door, default: 0] += bytes
        return true
    }

    /// Counts body bytes out.
    func release(_ bytes: Int, at door: Door) { bodyBytes[door, default: 0] -= bytes }

    /// Hands a request to the desk, and sees to it that the turn is ended once.
    ///
    /// The loop reads every socket that is ready before it runs the tasks that were added
    /// meanwhile: that makes the task below the end of the turn.
    func take(_ request: DoorRequest, reply: @escaping (DoorReply) -> Void) {
        if !turnIsOpen {
            turnIsOpen = true
            loop.assumeIsolated().execute { [self] in
                turnIsOpen = false
                desk.endOfTurn()
            }
        }
        desk.take(request, reply: reply)
    }

    /// Has the desk count what is answered without it.
    func note(_ fault: RequestFault, from peer: Peer) {
        desk.turnedAway(peer, title: fault.problem.title)
    }

    /// Lets every connection look at its deadlines.
    func sweep(at now: NIODeadline) {
        // A copy: a connection that closes takes itself out of the table.
        for connection in Array(connections.values) { connection.checkDeadlines(at: now) }
    }

    /// Ends what is idle at once and the rest after what it asked; done when nobody is left.
    func stop() -> EventLoopFuture<Void> {
        if let emptied { return emptied.futureResult }
        isStopping = true
        let promise = loop.makePromise(of: Void.self)
        emptied = promise
        for connection in Array(connections.values) { connection.endAfterReplies() }
        if connections.isEmpty { promise.succeed() }
        return promise.futureResult
    }

    /// Closes every connection that is left.
    func closeAll() {
        for connection in Array(connections.values) { connection.closeNow() }
    }
}
