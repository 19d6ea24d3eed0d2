/// DoorClient asks one door one thing: a connection for each, which is all a command line needs.
struct DoorClient {
    /// For how many seconds a reply is waited for: unsealing alone may take several.
    static let patience = 120

    /// The path of the door's socket.
    let socket: String

    /// Sends a request and reads its reply.
    func ask(_ request: DoorRequest) throws(DoorError) -> DoorReply {
        let connection = try UnixSocket(socket, patience: DoorClient.patience)
        let head = request.head(length: request.body.count)
        // A door that refuses early closes before it has read everything: its reply counts.
        _ = connection.send(head + [13, 10] + request.body)
        return try reply(connection)
    }

    /// Sends a request whose body is a secret.
    func ask(_ request: DoorRequest, body: borrowing SecretPage) throws(DoorError) -> DoorReply {
        let connection = try UnixSocket(socket, patience: DoorClient.patience)
        if connection.send(request.head(length: body.count) + [13, 10]) {
            _ = body.send(to: connection.descriptor)
        }
        return try reply(connection)
    }

    /// Sends a request with a bearer token.
    func ask(_ request: DoorRequest, token: borrowing SecretPage) throws(DoorError) -> DoorReply {
        let connection = try UnixSocket(socket, patience: DoorClient.patience)
        let head = request.head(length: request.body.count)
        if connection.send(head + Array("Authorization: Bearer ".utf8)),
            token.send(to: connection.descriptor)
        {
            _ = connection.send([13, 10, 13, 10] + request.body)
        }
        return try reply(connection)
    }

    private func reply(_ connection: borrowing UnixSocket) throws(DoorError) -> DoorReply {
        var reader = ReplyReader()
        while true {
            var bytes: [UInt8] = []
            let more = try connection.receive(into: &bytes)
            do throws(ReplyReader.Mistake) {
                if let reply = try reader.take(bytes, ended: !more) { return reply }
            } catch {
                throw problem(error)
            }
        }
    }

    private func problem(_ mistake: ReplyReader.Mistake) -> DoorError {
        switch mistake {
        case .cutOff: .cutOff(socket: socket)
        case .notHTTP: .unintelligible(socket: socket, why: "is not HTTP/1.1")
        case .tooLong: .unintelligible(socket: socket, why: "is longer than it may be")
        case .badLength: .unintelligible(socket: socket, why: "has no length that makes sense")
        case .badChunk: .unintelligible(socket: socket, why: "has a chunk that makes no sense")
        }
    }
}
