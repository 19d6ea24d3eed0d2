/// What a door answers where a secret is asked for.
enum SecretReply: ~Copyable {
    /// The value, in its page.
    case value(SecretPage)
    /// Anything else: a refusal, which is no secret.
    case other(DoorReply)
}

extension DoorClient {
    /// Asks for a secret at the owner's door.
    func reveal(_ request: DoorRequest) throws(DoorError) -> SecretReply {
        let connection = try UnixSocket(socket, patience: DoorClient.patience)
        _ = connection.send(request.head(length: request.body.count) + [13, 10] + request.body)
        return try secret(connection)
    }

    /// Asks for a secret at the agents' door.
    func reveal(
        _ request: DoorRequest, token: borrowing SecretPage
    ) throws(DoorError) -> SecretReply {
        let connection = try UnixSocket(socket, patience: DoorClient.patience)
        let head = request.head(length: 0)
        if connection.send(head + Array("Authorization: Bearer ".utf8)),
            token.send(to: connection.descriptor)
        {
            _ = connection.send([13, 10, 13, 10])
        }
        return try secret(connection)
    }

    /// Reads a reply into a page of its own: the value is in no array at any time.
    private func secret(_ connection: borrowing UnixSocket) throws(DoorError) -> SecretReply {
        let made = try? SecretPage(limit: SecretPage.replyLimit)
        guard var page = made else {
            throw .unintelligible(socket: socket, why: "found no memory that stays out of swap")
        }
        guard page.receiveAll(from: connection.descriptor) else { throw .silent(socket: socket) }
        guard let start = page.end(of: [13, 10, 13, 10]) else { throw .cutOff(socket: socket) }
        let head: ReplyHead
        do throws(ReplyReader.Mistake) {
            head = try ReplyHead(page.copy(0..<(start - 4))[...])
        } catch {
            throw .unintelligible(socket: socket, why: "is not HTTP/1.1")
        }
        guard case .length(let length) = head.framing, page.count - start == length else {
            throw .cutOff(socket: socket)
        }
        guard head.status == 200 else {
            return .other(DoorReply(status: head.status, body: page.copy(start..<page.count)))
        }
        page.removeFirst(start)
        return .value(page)
    }
}
