/// What stands behind the doors: takes requests and answers them.
///
/// Everything here is called on the one loop that owns the state, and `reply` must be called on
/// it too, once, then or later; what a later call says is dropped. Requests of one connection may
/// be answered in any order: the door sends the replies in the order of the requests.
public protocol Desk: AnyObject {
    /// Takes one complete request.
    func take(_ request: DoorRequest, reply: @escaping (DoorReply) -> Void)

    /// Ends a turn of the loop in which at least one request was taken, from any door.
    ///
    /// All sockets that were ready have been read by now: what was taken since the last call is
    /// one batch, one commit.
    func endOfTurn()

    /// Hears of what never became a request: a fault in its form, or a connection turned away.
    ///
    /// `title` is the one of the problem document that the peer got.
    func turnedAway(_ peer: Peer, title: String)
}

extension Desk {
    /// Keeps no count; a desk that keeps one says so itself.
    public func turnedAway(_ peer: Peer, title: String) {}
}
