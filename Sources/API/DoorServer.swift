import Admin
internal import Glibc
public import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// The doors, open on one loop.
public final class DoorServer: Sendable {
    private let hall: NIOLoopBound<Hall>
    private let files: [SocketFile]
    private let listeners: [any Channel]
    private let sweep: RepeatedTask

    private init(
        hall: NIOLoopBound<Hall>, files: [SocketFile], listeners: [any Channel],
        sweep: RepeatedTask
    ) {
        self.hall = hall
        self.files = files
        self.listeners = listeners
        self.sweep = sweep
    }

    /// Makes the directories and sockets below `run` and serves them on `loop`.
    ///
    /// `loop` must be a loop of NIO's own (`MultiThreadedEventLoopGroup`). `desk` is called once,
    /// on the loop. The caller holds the home's lock: a socket that nobody listens on is replaced.
    public static func start(
        on loop: any EventLoop, run: String, limits: DoorLimits = DoorLimits(),
        desk: @escaping @Sendable () -> any Desk
    ) async throws(DoorError) -> DoorServer {
        try RunDirectory.prepare(run)
        var files: [SocketFile] = []
        var listeners: [any Channel] = []
        do throws(DoorError) {
            for door in Door.allCases {
                files.append(try SocketFile("\(run)/\(door.socketPath)", for: door))
            }
            let owner = geteuid()
            let hall = try await value(of: "the loop") {
                loop.submit {
                    NIOLoopBound(
                        Hall(desk: desk(), limits: limits, owner: owner, loop: loop),
                        eventLoop: loop)
                }
            }
            for (door, file) in zip(Door.allCases, files) {
                listeners.append(
                    try await value(of: file.path) {
                        listen(on: file, for: door, in: hall, loop: loop)
                    })
            }
            let sweep = loop.scheduleRepeatedTask(
                initialDelay: limits.sweep, delay: limits.sweep
            ) { _ in hall.value.sweep(at: .now()) }
            return DoorServer(hall: hall, files: files, listeners: listeners, sweep: sweep)
        } catch {
            for listener in listeners { listener.close(promise: nil) }
            for file in files.dropFirst(listeners.count) { Glibc.close(file.descriptor) }
            for file in files { file.unlink() }
            throw error
        }
    }

    /// Stops accepting, waits for what is in flight, at most as long as the limits say, and closes.
    ///
    /// The sockets' files are gone when this returns.
    public func stop() async {
        let loop = hall.eventLoop
        // First, so that nobody who comes now is kept waiting for a door that is closing.
        for listener in listeners { try? await listener.close() }
        for file in files { file.unlink() }
        let hall = hall
        let emptied = loop.flatSubmit {
            let all = hall.value.stop()
            loop.scheduleTask(in: hall.value.limits.stop) { hall.value.closeAll() }
            return all
        }
        try? await emptied.get()
        sweep.cancel()
    }

    private static func value<Value: Sendable>(
        of path: String, _ make: () -> EventLoopFuture<Value>
    ) async throws(DoorError) -> Value {
        do {
            return try await make().get()
        } catch {
            throw .notListening(path: path, why: "\(error)")
        }
    }

    private static func listen(
        on file: SocketFile, for door: Door, in hall: NIOLoopBound<Hall>, loop: any EventLoop
    ) -> EventLoopFuture<any Channel> {
        ServerBootstrap(group: loop)
            // A client may say all it has to say, close its half, and wait for the reply.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                guard let options = channel as? any SocketOptionProvider else {
                    return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
                }
                let credentials: EventLoopFuture<PeerCredentials> = options.unsafeGetSocketOption(
                    level: .socket, name: .init(rawValue: SO_PEERCRED))
                return credentials.flatMap { peer in
                    seat(of: peer, at: door, options, channel.eventLoop).flatMapThrowing { seat in
                        try welcome(channel, from: peer.uid, seat, at: door, in: hall.value)
                    }
                }
            }
            .withBoundSocket(file.descriptor)
    }

    /// What stands for a handle that the kernel did not give: -1 from one before 6.5, which has none to give.
    ///
    /// After any other error nobody knows whose the process id is by now: nil, and so no seat.
    static func fallback(after error: any Error) -> Int32? {
        (error as? IOError)?.errnoCode == ENOPROTOOPT ? -1 : nil
    }

    /// Where an admin's process sits; nil at every other door, and where it can't be told.
    private static func seat(
        of peer: PeerCredentials, at door: Door, _ options: any SocketOptionProvider,
        _ loop: any EventLoop
    ) -> EventLoopFuture<Seat?> {
        guard door == .admin else { return loop.makeSucceededFuture(nil) }
        let handle: EventLoopFuture<Int32> = options.unsafeGetSocketOption(
            level: .socket, name: .init(rawValue: PeerCredentials.processHandle))
        return handle.map { Int32?.some($0) }.recover { fallback(after: $0) }.map { handle in
            guard let handle else { return nil }
            defer { if handle >= 0 { close(handle) } }
            return Seat(ofProcess: peer.pid, handle: handle)
        }
    }

    /// Puts a new connection's handlers together, or those that turn it away.
    private static func welcome(
        _ channel: any Channel, from uid: UInt32, _ seat: Seat?, at door: Door, in hall: Hall
    ) throws {
        let pipeline = channel.pipeline.syncOperations
        if let fault = hall.refusal(of: uid, at: door) {
            hall.note(fault, from: Peer(door: door, uid: uid, connection: 0))
            try pipeline.addHandler(Turnaway(fault, in: hall))
            return
        }
        let connection = hall.admit(uid: uid, seat: seat, at: door)
        var parsing = NIOHTTPDecoderLimitConfiguration()
        parsing.maxHeaderFieldSize = hall.limits.headerBytes
        parsing.maxHeaderListSize = hall.limits.headerBytes
        parsing.maxHeaderFieldCount = hall.limits.headerFields
        let parser = HTTPRequestDecoder(
            leftOverBytesStrategy: .dropBytes, informationalResponseStrategy: .drop,
            limitConfiguration: parsing)
        try pipeline.addHandler(Inlet(connection))
        try pipeline.addHandler(ByteToMessageHandler(parser))
        try pipeline.addHandler(connection)
    }
}
