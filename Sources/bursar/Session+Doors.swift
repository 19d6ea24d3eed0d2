import JSON
import Wire

/// Talking to the doors: a request goes out, and a document or a ``Failure`` comes back.
extension Session {
    /// Asks the owner's door with a JSON body, or none.
    func admin(_ method: String, _ target: String, _ body: JSON? = nil) throws(Failure) -> JSON {
        let bytes = body.map(JSONWriter.write) ?? []
        return try admin(DoorRequest(method: method, target: target, body: bytes))
    }

    /// Asks the owner's door.
    func admin(_ request: DoorRequest) throws(Failure) -> JSON {
        let client = DoorClient(socket: places.adminSocket)
        return try inAdminSession { () throws(Failure) in
            try document(asking(client, request), request, client)
        }
    }

    /// Asks the owner's door with a secret for a body.
    func admin(_ request: DoorRequest, body: borrowing SecretPage) throws(Failure) -> JSON {
        let client = DoorClient(socket: places.adminSocket)
        return try inAdminSession { () throws(Failure) in
            let reply: DoorReply
            do throws(DoorError) { reply = try client.ask(request, body: body) } catch {
                throw .door(error)
            }
            return try document(reply, request, client)
        }
    }

    /// Asks the agents' door.
    func agent(_ request: DoorRequest, token: borrowing SecretPage) throws(Failure) -> JSON {
        let client = DoorClient(socket: places.agentSocket)
        let reply: DoorReply
        do throws(DoorError) { reply = try client.ask(request, token: token) } catch {
            throw .door(error)
        }
        return try document(reply, request, client)
    }

    /// Asks the auditors' door, which answers in text.
    func audit(_ target: String) throws(Failure) -> [UInt8] {
        let client = DoorClient(socket: places.auditSocket)
        let request = DoorRequest(method: "GET", target: target)
        let reply = try asking(client, request)
        guard reply.status == 200 else {
            _ = try document(reply, request, client)
            throw .door(.unintelligible(socket: client.socket, why: "has status \(reply.status)"))
        }
        return reply.body
    }

    private func asking(
        _ client: DoorClient, _ request: DoorRequest
    ) throws(Failure) -> DoorReply {
        do throws(DoorError) { return try client.ask(request) } catch { throw .door(error) }
    }

    func document(
        _ reply: DoorReply, _ request: DoorRequest, _ client: DoorClient
    ) throws(Failure) -> JSON {
        let json: JSON
        do throws(JSONError) { json = try JSONReader.read(reply.body) } catch {
            let why = "has status \(reply.status) and a body that \(error.clause)"
            throw .door(.unintelligible(socket: client.socket, why: why))
        }
        if (200...299).contains(reply.status) { return json }
        guard let problem = Problem(json) else {
            let why = "has status \(reply.status) and no problem document"
            throw .door(.unintelligible(socket: client.socket, why: why))
        }
        throw .problem(problem, asked: request.title)
    }
}
