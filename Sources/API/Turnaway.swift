internal import NIOCore

/// Tells a connection that is not taken why, and closes it.
///
/// It throws away what comes until the peer has read the reply or the linger time is over: a
/// socket closed with bytes unread would take the reply with it.
final class Turnaway: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let fault: RequestFault
    private let hall: Hall
    private var timer: Scheduled<Void>?
    private var isCounted = false

    init(_ fault: RequestFault, in hall: Hall) {
        self.fault = fault
        self.hall = hall
    }

    func channelActive(context: ChannelHandlerContext) {
        let bytes = ReplyBytes.write(
            fault.reply, closing: true, allocator: context.channel.allocator)
        context.writeAndFlush(Self.wrapOutboundOut(bytes), promise: nil)
        isCounted = hall.beginTurningAway()
        // Too many of these at once are a flood: then the reply is as good as the peer is quick.
        guard isCounted else { return context.close(promise: nil) }
        context.close(mode: .output, promise: nil)
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: hall.limits.linger) {
            context.close(promise: nil)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { context.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        if isCounted { hall.endTurningAway() }
        isCounted = false
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
