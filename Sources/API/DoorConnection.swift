internal import NIOCore
internal import NIOHTTP1

/// One connection: collects requests from the parser, hands them to the desk, sends the replies.
///
/// open -> ending (takes no more, answers what it took) -> lingering (said all, throws away what
/// still comes) -> gone. Only `open` looks at input.
final class DoorConnection: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Phase { case open, ending, lingering, gone }

    let peer: Peer
    let hall: Hall
    var phase = Phase.open
    var context: ChannelHandlerContext?
    /// The request whose head has been read and whose body has not.
    var outline: RequestOutline?
    var body: [UInt8] = []
    var secret: SecretBody?
    var replies = ReplyQueue()
    /// When the first byte of the request being read came.
    var started: NIODeadline?
    /// When something last moved.
    var lastMove = NIODeadline.now()
    var lingersUntil = NIODeadline.distantFuture
    var peerSaidAll = false
    /// Whether a read is held back, because enough is waiting already.
    var holdsRead = false

    init(peer: Peer, hall: Hall) {
        self.peer = peer
        self.hall = hall
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        leave()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase == .open else { return }
        do throws(RequestFault) {
            switch Self.unwrapInboundIn(data) {
            case .head(let head): try begin(head)
            case .body(let bytes): try collect(bytes)
            case .end(let trailers):
                guard trailers == nil else { throw .malformed("trailers are not taken") }
                complete()
            }
        } catch {
            fail(error)
        }
    }

    /// The parser's errors end the connection with a reply, the socket's without one.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case HTTPParserError.headerOverflow:
            fail(.headersTooLarge(hall.limits.headerBytes))
        case HTTPParserError.invalidVersion:
            fail(.malformed("HTTP/1.1 is the only version spoken here"))
        case HTTPParserError.invalidEOFState:
            fail(.malformed("the request ends in its middle"))
        case is HTTPParserError:
            fail(.malformed("this is not HTTP/1.1"))
        case is ByteToMessageDecoderError:
            // Bytes behind an error that has been answered: thrown away.
            break
        default:
            context.close(promise: nil)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent {
            peerSaidAll = true
            if phase == .lingering { closeNow() } else { endAfterReplies() }
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// Reads on only while what waits is bounded: requests at the desk, replies in the socket.
    func read(context: ChannelHandlerContext) {
        if replies.count >= hall.limits.pipelined || !context.channel.isWritable {
            holdsRead = true
        } else {
            context.read()
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        resumeReading()
        context.fireChannelWritabilityChanged()
    }

    func resumeReading() {
        guard holdsRead, let context, context.channel.isWritable,
            replies.count < hall.limits.pipelined
        else { return }
        holdsRead = false
        started = started == nil ? nil : .now()
        context.read()
    }

    private func leave() {
        guard phase != .gone else { return }
        phase = .gone
        dropUnfinished()
        hall.release(replies.clear(), at: peer.door)
        hall.leave(peer)
    }
}
