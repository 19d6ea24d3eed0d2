import Admin
import JSON
import Payment
import Terms
import Wire

extension FrontDesk {
    /// The admin door: only the owner's uid and root; the CLI is its one promised client.
    func takeAdmin(_ request: DoorRequest, _ reply: @escaping Answer) {
        guard request.peer.uid == 0 || request.peer.uid == office.facts.owner else {
            return deny(request, .notTheOwner, reply)
        }
        guard request.path.hasPrefix(Door.adminPath) else {
            return deny(request, .notFound, reply)
        }
        let rest = String(request.path.dropFirst(Door.adminPath.count))
        switch request.method {
        case .get: look(request, rest, reply)
        case .post:
            guard let post = AdminPost(rest) else { return deny(request, .notFound, reply) }
            if let refusal = refusal(of: post, request) { return deny(request, refusal, reply) }
            order(post, request, rest, reply)
        }
    }

    /// Why a request may not go on; nil where it may: the one place where what a verb takes is asked for.
    private func refusal(of post: AdminPost, _ request: DoorRequest) -> Problem? {
        switch post.effect {
        case .reads, .protects, .proves: return nil
        case .changes:
            // The journal would refuse it as well, after keys had been made for it.
            guard office.trouble == nil else {
                return .from(.ledgerUnavailable as OfficeError)
            }
            do throws(OfficeError) {
                try office.checkSession(of: request.peer.holder)
                return nil
            } catch { return .from(error) }
        }
    }

    private func look(_ request: DoorRequest, _ rest: String, _ reply: @escaping Answer) {
        if let view = AdminView(rawValue: rest) { return look(request, view, reply) }
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let office = office
        if parts.count == 3, parts[0] == "wallets" {
            return look(request, reply) { () throws(OfficeError) in
                try office.wallet("\(parts[1])/\(parts[2])")
            }
        }
        if (3...4).contains(parts.count), parts[0] == "secrets" {
            return look(request, reply) { () throws(OfficeError) in
                try office.secret(parts.dropFirst().joined(separator: "/"))
            }
        }
        if parts.count == 2, parts[0] == "cards" {
            return look(request, reply) { () throws(OfficeError) in try office.card(parts[1]) }
        }
        if parts.count == 2, parts[0] == "orders" {
            return look(request, reply) { () throws(OfficeError) in try office.order(parts[1]) }
        }
        guard parts.count == 2, parts[0] == "payments" else {
            return deny(request, .notFound, reply)
        }
        guard let id = PaymentID(parts[1]) else {
            return look(request, reply) { () throws(OfficeError) in try office.payment(parts[1]) }
        }
        onceLanded(id) { [self] isDurable in
            guard isDurable else {
                return deny(request, .from(.ledgerUnavailable as OfficeError), reply)
            }
            look(request, reply) { () throws(OfficeError) in try office.payment(parts[1]) }
        }
    }

    private func look(_ request: DoorRequest, _ view: AdminView, _ reply: @escaping Answer) {
        let office = office
        switch view {
        case .status:
            count(request, "read")
            finish(request, reply) { office.status() }
        case .policy: look(request, reply, office.policy)
        case .agents: look(request, reply, office.agents)
        case .wallets: look(request, reply, office.wallets)
        case .cards: look(request, reply, office.cards)
        case .rates: look(request, reply, office.rates)
        case .observers: look(request, reply, office.observers)
        case .slots: look(request, reply, office.slots)
        case .secrets: look(request, reply, office.secrets)
        case .orders: look(request, reply, office.orders)
        case .session:
            look(request, reply) { () throws(OfficeError) in
                try office.session(of: request.peer.holder)
            }
        case .keyrings: look(request, reply, office.keyrings)
        case .payments:
            ask(request, ["status", "agent", "project"], reply) { query throws(OfficeError) in
                try office.payments(
                    status: query["status"], agent: query["agent"], project: query["project"])
            }
        case .budgets:
            ask(request, ["agent", "project"], reply) { query throws(OfficeError) in
                try office.budgets(agent: query["agent"], project: query["project"])
            }
        }
    }

    /// Looks with what the query says, which may name nothing but `known`.
    private func ask(
        _ request: DoorRequest, _ known: [String], _ reply: @escaping Answer,
        _ find: (Query) throws(OfficeError) -> JSONObject
    ) {
        guard let query = Query(request.query), query.has(only: Set(known)) else {
            let list = known.dropLast().joined(separator: ", ") + " and " + (known.last ?? "")
            return deny(request, .malformed("the query takes \(list)"), reply)
        }
        look(request, reply) { () throws(OfficeError) in try find(query) }
    }

    /// Finds at once, and answers once all that was decided before is durable.
    private func look(
        _ request: DoorRequest, _ reply: @escaping Answer,
        _ find: () throws(OfficeError) -> JSONObject
    ) {
        do throws(OfficeError) {
            let found = try find()
            count(request, "read")
            finish(request, reply) { found }
        } catch { deny(request, .from(error), reply) }
    }

    private func order(
        _ post: AdminPost, _ request: DoorRequest, _ rest: String, _ reply: @escaping Answer
    ) {
        if SecretPosts.takesSlotOrder(request.path) { return takeSlots(request, rest, reply) }
        let actor = Actor(role: .admin, name: "", uid: request.peer.uid)
        do throws(OfficeError) {
            switch post {
            case .order(.unseal): unseal(request, reply)
            case .order(.seal): seal(request, reply)
            case .order(.backup): backUp(request, reply)
            case .order(.archive): archive(request, reply)
            case .order(.importWallet): importWallet(request, keeps: true, reply)
            case .order(.previewWallet): importWallet(request, keeps: false, reply)
            case .secret(let verb, let path): secret(verb, of: path, request, actor, reply)
            case .card(let card): takeCard(request, card, reply)
            case .order(let order):
                let done = try self.order(order, request, actor)
                finish(request, reply) { done }
            case .change(.wallet(let name, .sweep)):
                try sweep(name, request, actor, reply)
            case .change(let change):
                let done = try self.change(change, try body(request), actor)
                finish(request, reply) { done }
            }
        } catch { fail(request, error, reply) }
    }

    /// Says why not; that a change was ordered instead is an entry, and waits for the disk like one.
    func fail(_ request: DoorRequest, _ error: OfficeError, _ reply: @escaping Answer) {
        guard case .orderWaits = error else { return deny(request, .from(error), reply) }
        office.afterwards { [self] isDurable in
            deny(
                request, .from(isDurable ? error : .ledgerUnavailable as OfficeError), reply)
        }
    }

    private func order(
        _ order: AdminOrder, _ request: DoorRequest, _ actor: Actor
    ) throws(OfficeError) -> JSONObject {
        switch order {
        case .policy: try office.applyPolicy(request.body, by: actor)
        case .agents: try office.addAgent(try body(request), by: actor)
        case .wallets: try office.createWallet(try body(request), by: actor)
        case .rates: try office.setRate(try body(request), by: actor)
        case .observers: try office.addObserver(try body(request), by: actor)
        case .freeze: try office.setVault(frozen: true, try body(request), by: actor)
        case .thaw: try office.setVault(frozen: false, try body(request), by: actor)
        case .acknowledgeClock: try office.acknowledge(try body(request), by: actor)
        case .rotateLogKey: try office.rotateLogKey(try body(request), by: actor)
        case .beginEpoch: try beginEpoch(request, actor)
        case .endSession: try endSession(request, actor)
        // These answer later, and were taken before.
        case .unseal, .seal, .backup, .archive, .slots, .rotateSlot, .rotateRoot, .rotateKeyring,
            .beginSession, .importWallet, .previewWallet:
            office.status()
        }
    }

    /// What ends nothing makes no entry, and so is counted.
    private func endSession(
        _ request: DoorRequest, _ actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let holder = request.peer.holder
        if try office.session(of: holder)["session"] == "none" { count(request, "read") }
        return try office.endSession(of: holder, by: actor)
    }

    /// The counter stays shut until the epoch is durable; then the vault's freeze alone keeps it so.
    private func beginEpoch(
        _ request: DoorRequest, _ actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let begun = try office.beginEpoch(try body(request), by: actor)
        office.whenRecorded { [self] _ in teller?.frozen = office.findings.first }
        return begun
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
