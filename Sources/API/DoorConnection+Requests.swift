internal import NIOCore
internal import NIOHTTP1

/// How a request is put together from its parts.
extension DoorConnection {
    /// Whether the read that was just parsed may have held bytes of a secret, or was not parsed.
    var readHeldSecret: Bool { phase != .open || outline?.carriesSecret == true }

    /// Starts the clock with a request's first byte.
    func bytesArrived() {
        let now = NIODeadline.now()
        lastMove = now
        if started == nil, phase == .open { started = now }
    }

    func begin(_ head: HTTPRequestHead) throws(RequestFault) {
        let outline = try RequestOutline(head, door: peer.door, limits: hall.limits)
        self.outline = outline
        if outline.carriesSecret { secret = SecretBody(capacity: outline.bodyLimit) }
        // Behind an unanswered request an interim reply would be taken for its answer: the client
        // sends the body by itself after a while (RFC 9110 §10.1.1).
        guard outline.expectsContinue, replies.isEmpty, let context else { return }
        var interim = context.channel.allocator.buffer(capacity: 32)
        interim.writeStaticString(ReplyBytes.goOn)
        context.writeAndFlush(Self.wrapOutboundOut(interim), promise: nil)
    }

    func collect(_ bytes: ByteBuffer) throws(RequestFault) {
        guard let outline else { return }
        if let secret {
            let fits = secret.append(bytes.readableBytesSpan)
            bytes.wipeSharedStorage()
            guard fits else { throw .bodyTooLarge(outline.bodyLimit) }
            return
        }
        guard bytes.readableBytes <= outline.bodyLimit - body.count else {
            throw .bodyTooLarge(outline.bodyLimit)
        }
        guard hall.reserve(bytes.readableBytes, at: peer.door) else {
            throw .busy("the door holds \(hall.limits.bodyBytesInFlight) bytes of bodies")
        }
        // What arrived is paid for, what was declared is not: no memory for a mere promise.
        body.append(contentsOf: bytes.readableBytesView)
    }

    func complete() {
        guard let outline else { return }
        let request = DoorRequest(
            method: outline.method, path: outline.path, query: outline.query,
            authorization: outline.authorization, idempotencyKey: outline.idempotencyKey,
            contentType: outline.contentType, body: body, secret: secret, peer: peer)
        let ticket = replies.add(bodyBytes: body.count, isLast: outline.closes)
        if outline.closes { phase = .ending }
        self.outline = nil
        body = []
        secret = nil
        started = nil
        hall.take(request) { [self] reply in answer(reply, to: ticket) }
    }

    /// Answers what is wrong with the stream, behind the requests that were in order, and ends.
    func fail(_ fault: RequestFault) {
        guard phase == .open else { return }
        phase = .ending
        dropUnfinished()
        hall.note(fault, from: peer)
        let ticket = replies.add(bodyBytes: 0, isLast: true)
        answer(fault.reply, to: ticket)
    }

    /// Forgets a request that was not complete.
    func dropUnfinished() {
        hall.release(body.count, at: peer.door)
        outline = nil
        body = []
        secret = nil
        started = nil
    }
}
