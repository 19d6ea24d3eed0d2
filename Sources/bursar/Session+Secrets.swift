import JSON

/// Secrets, which come as raw bytes and never as a document.
extension Session {
    /// Asks the owner's door for a version's value.
    func reveal(_ request: DoorRequest) throws(Failure) -> SecretPage {
        let client = DoorClient(socket: places.adminSocket)
        return try inAdminSession { () throws(Failure) in
            let reply: SecretReply
            do throws(DoorError) { reply = try client.reveal(request) } catch {
                throw .door(error)
            }
            return try value(consume reply, request, client)
        }
    }

    /// Asks the agents' door for a secret.
    func reveal(
        _ request: DoorRequest, token: borrowing SecretPage
    ) throws(Failure) -> SecretPage {
        let client = DoorClient(socket: places.agentSocket)
        let reply: SecretReply
        do throws(DoorError) { reply = try client.reveal(request, token: token) } catch {
            throw .door(error)
        }
        return try value(consume reply, request, client)
    }

    private func value(
        _ reply: consuming SecretReply, _ request: DoorRequest, _ client: DoorClient
    ) throws(Failure) -> SecretPage {
        switch consume reply {
        case .value(let page): return page
        case .other(let reply):
            _ = try document(reply, request, client)
            throw .reply(asked: request.title, lacks: "a value")
        }
    }
}
