public import NIOCore

/// What one client may cost the daemon.
///
/// The defaults are the contract; tests shrink them.
public struct DoorLimits: Sendable {
    /// The largest body the agent and admin doors take, in bytes.
    public var bodyBytes = 2 << 20
    /// The largest body the audit door takes, in bytes: it only reads.
    public var auditBodyBytes = 64 << 10
    /// The largest body the feed door takes, in bytes: a price.
    public var feedBodyBytes = 4 << 10
    /// The largest body that is a secret, in bytes: it must fit one locked page.
    public var secretBytes = 4096
    /// The largest value of a secret, in bytes: a chain of certificates fits.
    public var valueBytes = 16_384
    /// The sum of target, header names and header values, in bytes.
    public var headerBytes = 16 << 10
    /// How many header fields a request may have.
    public var headerFields = 64
    /// The longest request target, in bytes.
    public var targetBytes = 2048
    /// The sum of all bodies that arrived by one door and are not answered yet, in bytes.
    public var bodyBytesInFlight = 64 << 20
    /// Requests of one connection that may wait for their answers before its socket is left unread.
    public var pipelined = 32
    /// Connections of one door.
    public var connections = 1024
    /// Connections of one user id, over all doors.
    public var connectionsPerUser = 256
    /// Connections above the bounds that are told so at leisure; further ones are just closed.
    public var turnedAway = 64
    /// How long a connection may stay without a request, and a reply unread.
    public var idle: TimeAmount = .seconds(60)
    /// How long a request may take from its first byte to its last (a trickled one holds memory).
    public var wholeRequest: TimeAmount = .seconds(10)
    /// How long a connection that is being closed is read for bytes to throw away, so that the
    /// peer reads the reply and not ECONNRESET.
    public var linger: TimeAmount = .seconds(2)
    /// How long a stop waits for requests that were already taken.
    public var stop: TimeAmount = .seconds(5)

    /// The limits the contract names.
    public init() {}

    /// The largest body a door takes, in bytes.
    func bodyBytes(of door: Door) -> Int {
        switch door {
        case .agent, .admin: bodyBytes
        case .audit: auditBodyBytes
        case .feed: feedBodyBytes
        }
    }

    /// How often deadlines are looked at: an eighth of the shortest, so a limit is met within it.
    var sweep: TimeAmount {
        let shortest = min(idle, wholeRequest, linger).nanoseconds / 8
        return .nanoseconds(min(max(shortest, 5_000_000), 1_000_000_000))
    }
}
