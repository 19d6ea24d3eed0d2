internal import NIOCore

/// The first to see a connection's bytes: starts the clock of a request, and wipes after a secret.
///
/// The parser hands out slices of the buffer a read filled. What a slice of a secret held is
/// overwritten when it is copied out; this overwrites the buffer itself, because the parser may
/// have parsed a copy (it joins a head that came in two reads).
final class Inlet: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let connection: DoorConnection

    init(_ connection: DoorConnection) { self.connection = connection }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        connection.bytesArrived()
        guard connection.peer.door == .admin else {
            context.fireChannelRead(data)
            return
        }
        let buffer = Self.unwrapInboundIn(data)
        context.fireChannelRead(data)
        if connection.readHeldSecret { buffer.wipeSharedStorage() }
    }
}
