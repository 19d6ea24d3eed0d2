internal import NIOCore

/// How replies leave, and how a connection ends.
extension DoorConnection {
    /// Files a reply and sends what can be sent in order.
    ///
    /// The desk calls this, on the loop.
    func answer(_ reply: DoorReply, to ticket: UInt64) {
        guard replies.file(reply, under: ticket), let context else { return }
        var wrote = false
        while let next = replies.next() {
            hall.release(next.bodyBytes, at: peer.door)
            let bytes = ReplyBytes.write(
                next.reply, closing: next.isLast, allocator: context.channel.allocator)
            wrote = true
            let isSecret = next.reply.secret != nil
            guard !next.isLast else {
                hall.release(replies.clear(), at: peer.door)
                let written = context.writeAndFlush(Self.wrapOutboundOut(bytes))
                written.assumeIsolated().whenComplete { [self] _ in
                    if isSecret { bytes.wipeSharedStorage() }
                    saidAll()
                }
                break
            }
            guard isSecret else {
                context.write(Self.wrapOutboundOut(bytes), promise: nil)
                continue
            }
            // The kernel has them now, or never will: what is left in the buffer goes.
            context.write(Self.wrapOutboundOut(bytes)).assumeIsolated().whenComplete { _ in
                bytes.wipeSharedStorage()
            }
        }
        guard wrote else { return }
        lastMove = .now()
        context.flush()
        resumeReading()
    }

    /// Closes our half and throws away what still comes.
    ///
    /// A socket closed with bytes unread makes the peer's next read fail, and a client that is
    /// still sending its too large body would never see the 413.
    private func saidAll() {
        guard phase == .ending, let context else { return }
        phase = .lingering
        guard !peerSaidAll, !hall.isStopping else { return closeNow() }
        lingersUntil = .now() + hall.limits.linger
        context.close(mode: .output, promise: nil)
    }

    /// Takes no further request, and closes after the replies to those that were taken.
    func endAfterReplies() {
        switch phase {
        case .gone: break
        case .lingering: closeNow()
        case .ending: replies.endAfterNewest()
        case .open:
            phase = .ending
            dropUnfinished()
            replies.endAfterNewest()
            guard replies.isEmpty, let context else { return }
            // An empty write is done when all before it are: a long reply may still be leaving.
            let nothing = context.channel.allocator.buffer(capacity: 0)
            let written = context.writeAndFlush(Self.wrapOutboundOut(nothing))
            written.assumeIsolated().whenComplete { [self] _ in saidAll() }
        }
    }

    func closeNow() { context?.close(promise: nil) }

    /// Ends a connection that is idle, trickles a request, or does not read its replies.
    func checkDeadlines(at now: NIODeadline) {
        switch phase {
        case .gone: return
        case .lingering where now >= lingersUntil: closeNow()
        case .open:
            guard let started, !holdsRead, now - started > hall.limits.wholeRequest else { break }
            return fail(.tooSlow(hall.limits.wholeRequest.nanoseconds / 1_000_000))
        case .ending, .lingering: break
        }
        // While the desk works on a request the connection is not idle, unless the peer does not
        // even take the replies there are.
        let waitsForDesk = !replies.isEmpty && context?.channel.isWritable == true
        if !waitsForDesk, now - lastMove > hall.limits.idle { closeNow() }
    }
}
