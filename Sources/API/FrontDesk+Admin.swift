import Admin
import JSON
import Terms
import Wire

extension FrontDesk {
    /// The admin door: only the owner's uid and root; the CLI is its one promised client.
    func takeAdmin(_ request: DoorRequest, _ reply: @escaping Answer) {
        guard request.peer.uid == 0 || request.peer.uid == office.facts.owner else {
            return deny(request, .notTheOwner, reply)
        }
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].isEmpty, parts[1] == "v1", parts[2] == "admin" else {
            return deny(request, .notFound, reply)
        }
        let rest = parts.dropFirst(3).map(String.init)
        switch (request.method, rest) {
        case (.get, ["status"]): look(request, reply) { [office] in office.status() }
        case (.post, ["unseal"]): unseal(request, reply)
        case (.post, ["seal"]): seal(request, reply)
        case (.post, _): change(request, rest, reply)
        case (.get, _):
            guard rest.count == 2, rest[0] == "payments", let id = PaymentID(rest[1]) else {
                return look(request, rest, reply)
            }
            onceLanded(id) { [self] isDurable in
                guard isDurable else {
                    return deny(request, .from(.ledgerUnavailable as OfficeError), reply)
                }
                look(request, rest, reply)
            }
        }
    }

    private func look(_ request: DoorRequest, _ rest: [String], _ reply: @escaping Answer) {
        let office = office
        do throws(OfficeError) {
            let found: JSONObject
            switch rest {
            case ["policy"]: found = try office.policy()
            case ["agents"]: found = try office.agents()
            case ["wallets"]: found = try office.wallets()
            case ["rates"]: found = try office.rates()
            case ["observers"]: found = try office.observers()
            case ["payments"]:
                let known: Set = ["status", "agent", "project"]
                guard let query = Query(request.query), query.has(only: known) else {
                    return deny(
                        request, .malformed("the query takes status, agent and project"), reply)
                }
                found = try office.payments(
                    status: query["status"], agent: query["agent"], project: query["project"])
            case ["budgets"]:
                guard let query = Query(request.query), query.has(only: ["agent", "project"])
                else {
                    return deny(request, .malformed("the query takes agent and project"), reply)
                }
                found = try office.budgets(agent: query["agent"], project: query["project"])
            default:
                // wallets/{chain}/{label} or payments/{id}
                if rest.count == 3, rest[0] == "wallets" {
                    found = try office.wallet("\(rest[1])/\(rest[2])")
                } else if rest.count == 2, rest[0] == "payments" {
                    found = try office.payment(rest[1])
                } else {
                    return deny(request, .notFound, reply)
                }
            }
            look(request, reply) { found }
        } catch { deny(request, .from(error), reply) }
    }

    private func look(
        _ request: DoorRequest, _ reply: @escaping Answer, _ make: @escaping () -> JSONObject
    ) {
        count(request, "read")
        finish(request, reply, make)
    }

    private func change(_ request: DoorRequest, _ rest: [String], _ reply: @escaping Answer) {
        let actor = Actor(role: .admin, name: "", uid: request.peer.uid)
        // The journal would refuse it as well, after keys had been made for it.
        guard office.trouble == nil || rest.last == "freeze" else {
            return deny(request, .from(.ledgerUnavailable as OfficeError), reply)
        }
        do throws(OfficeError) {
            let done: JSONObject
            switch rest {
            case ["policy"]: done = try office.applyPolicy(request.body, by: actor)
            case ["agents"]: done = try office.addAgent(try body(request), by: actor)
            case ["wallets"]: done = try office.createWallet(try body(request), by: actor)
            case ["rates"]: done = try office.setRate(try body(request), by: actor)
            case ["observers"]: done = try office.addObserver(try body(request), by: actor)
            case ["rotate", "log-key"]:
                done = try office.rotateLogKey(try body(request), by: actor)
            case ["clock", "acknowledge"]:
                done = try office.acknowledge(try body(request), by: actor)
            case ["freeze"], ["thaw"]:
                done = try office.setVault(
                    frozen: rest == ["freeze"], try body(request), by: actor)
            default:
                guard let change = Change(rest) else { return deny(request, .notFound, reply) }
                done = try self.change(change, try body(request), actor)
            }
            finish(request, reply) { done }
        } catch { deny(request, .from(error), reply) }
    }

    /// Answers once what was recorded is durable.
    func finish(
        _ request: DoorRequest, _ reply: @escaping Answer, _ make: @escaping () -> JSONObject
    ) {
        let landed: (Bool) -> Void = { [self] isDurable in
            guard isDurable else {
                return deny(request, .from(.ledgerUnavailable as OfficeError), reply)
            }
            reply(.json(make()))
        }
        // What was recorded in spite of a disk that does not answer is waited for; nothing else comes here then.
        if office.trouble?.stopsReads == true {
            office.whenRecorded(landed)
        } else {
            office.afterwards(landed)
        }
    }

    /// An absent body stands for an empty object.
    func body(_ request: DoorRequest) throws(OfficeError) -> JSON {
        guard !request.body.isEmpty else { return [:] }
        do throws(JSONError) { return try JSONReader.read(request.body) } catch {
            throw .malformed(FieldError(path: "body", clause: error.clause))
        }
    }
}
