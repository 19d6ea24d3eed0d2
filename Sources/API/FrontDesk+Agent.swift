import Admin
import Callers
import JSON
import Payment
import Terms
import Wire

extension FrontDesk {
    /// The agent door: payments, quotes, and what an agent may know of itself.
    func takeAgent(_ request: DoorRequest, _ reply: @escaping Answer) {
        guard let teller else { return deny(request, .sealed, reply) }
        let caller: Caller
        do throws(Stranger) {
            caller = try office.identify(request.authorization, uid: request.peer.uid)
        } catch { return deny(request, .unknownCaller, reply) }
        if let seconds = wait(of: caller, bytes: request.body.count) {
            // RFC 9110 §10.2.3: a client that obeys it is not turned away again.
            return deny(
                request, .tooManyRequests, agent: caller.agent,
                headers: [DoorReply.Header("retry-after", String(seconds))], reply)
        }
        switch (request.method, request.path) {
        case (.post, "/v1/payments"): pay(request, caller, teller, reply)
        case (.post, "/v1/quotes"): quote(request, caller, teller, reply)
        case (.post, "/v1/wallets"): wallet(request, caller, teller, reply)
        case (.get, "/v1/self"):
            read(request, caller, reply) { .json(teller.selfDescription(of: caller)) }
        case (.get, "/v1/self/prompt"):
            read(request, caller, reply) { .text(teller.prompt(for: caller)) }
        case (.get, let path) where path.hasPrefix(Door.secretsPath):
            secret(
                request, caller, String(path.dropFirst(Door.secretsPath.count)), teller, reply)
        case (.post, let path) where Door.reported(path) != nil:
            report(request, caller, Door.reported(path) ?? "", teller, reply)
        case (.post, let path) where Door.redeemed(path) != nil:
            redeem(request, caller, Door.redeemed(path) ?? "", teller, reply)
        case (.get, let path)
        where path.hasPrefix(Door.paymentPath) && Door.reported(path) == nil
            && Door.redeemed(path) == nil:
            payment(request, caller, String(path.dropFirst(Door.paymentPath.count)), teller, reply)
        default: denyPath(request, caller, reply)
        }
    }

    /// There is nothing by that name, or it takes another method.
    private func denyPath(_ request: DoorRequest, _ caller: Caller, _ reply: @escaping Answer) {
        let taken = request.peer.door.methods(at: request.path)
        guard !taken.contains(request.method) else {
            return deny(request, .notFound, agent: caller.agent, reply)
        }
        let problem = Problem.methodNotAllowed(taken)
        count(request, agent: caller.agent, problem.title)
        reply(.methodNotAllowed(taken))
    }

    private func pay(
        _ request: DoorRequest, _ caller: Caller, _ teller: Teller, _ reply: @escaping Answer
    ) {
        guard let key = request.idempotencyKey.flatMap(IdempotencyKey.init) else {
            return deny(
                request,
                .malformed(
                    "the header Idempotency-Key must be 16–128 characters of A-Z a-z 0-9 _ -"),
                agent: caller.agent, reply)
        }
        switch body(request, PayRequest.init) {
        case .failure(let problem): deny(request, problem, agent: caller.agent, reply)
        case .success(let pay):
            teller.pay(pay, key: key, from: caller) { [self] answer in
                switch answer {
                case .signed(let body): reply(.json(body))
                case .waiting(let body):
                    reply(DoorReply(status: 202, body: JSONWriter.write(.object(body))))
                case .refused(let body): reply(DoorReply(.refused(body)))
                case .failed(let error): deny(request, error, caller, reply)
                }
            }
        }
    }

    private func quote(
        _ request: DoorRequest, _ caller: Caller, _ teller: Teller, _ reply: @escaping Answer
    ) {
        switch body(request, PayRequest.init) {
        case .failure(let problem): deny(request, problem, agent: caller.agent, reply)
        case .success(let pay):
            do throws(PaymentError) {
                let quote = try teller.quote(pay, from: caller)
                count(request, agent: caller.agent, "quote")
                answer(request, caller, .json(quote), reply)
            } catch { deny(request, error, caller, reply) }
        }
    }

    private func report(
        _ request: DoorRequest, _ caller: Caller, _ text: String, _ teller: Teller,
        _ reply: @escaping Answer
    ) {
        switch body(request, PaymentReport.init) {
        case .failure(let problem): deny(request, problem, agent: caller.agent, reply)
        case .success(let report):
            once(text, request, caller, reply) { [self] id throws(PaymentError) in
                let done = try teller.report(id, report, from: caller)
                answer(request, caller, .json(done), reply)
            }
        }
    }

    private func payment(
        _ request: DoorRequest, _ caller: Caller, _ text: String, _ teller: Teller,
        _ reply: @escaping Answer
    ) {
        once(text, request, caller, reply) { [self] id throws(PaymentError) in
            let body = try teller.payment(id, for: caller)
            read(request, caller, reply) { .json(body) }
        }
    }

    /// Looks at a payment as soon as its last decision can be read: at once, but for one that is just being
    /// decided anew.
    func once(
        _ text: String, _ request: DoorRequest, _ caller: Caller, _ reply: @escaping Answer,
        _ look: @escaping (PaymentID) throws(PaymentError) -> Void
    ) {
        guard let id = PaymentID(text) else {
            return deny(request, .notFound as PaymentError, caller, reply)
        }
        onceLanded(id) { [self] isDurable in
            // Sealed meanwhile: what is recorded now would be signed by nobody.
            guard teller != nil else { return deny(request, .sealed, agent: caller.agent, reply) }
            do throws(PaymentError) {
                guard isDurable else { throw .ledgerUnavailable }
                try look(id)
            } catch { deny(request, error, caller, reply) }
        }
    }

    /// An error of the counter's, with the header that its status demands.
    func deny(
        _ request: DoorRequest, _ error: PaymentError, _ caller: Caller, _ reply: Answer
    ) {
        var headers: [DoorReply.Header] = []
        if case .dayIsOver(_, _, _, let seconds) = error {
            headers = [DoorReply.Header("retry-after", String(seconds))]
        }
        deny(request, .from(error), agent: caller.agent, headers: headers, reply)
    }

    /// Reads are counted, and answered once all that was decided before them is durable.
    ///
    /// They are made at once: by the time they are answered more may be decided, and not be durable.
    private func read(
        _ request: DoorRequest, _ caller: Caller, _ reply: @escaping Answer, _ make: () -> DoorReply
    ) {
        count(request, agent: caller.agent, "read")
        answer(request, caller, make(), reply)
    }

    private func answer(
        _ request: DoorRequest, _ caller: Caller, _ found: DoorReply, _ reply: @escaping Answer
    ) {
        office.afterwards { [self] isDurable in
            guard isDurable else {
                return deny(
                    request, .from(.ledgerUnavailable as PaymentError), agent: caller.agent, reply)
            }
            reply(found)
        }
    }

    func body<Message>(
        _ request: DoorRequest, _ make: (JSON) throws(FieldError) -> Message
    ) -> Result<Message, Problem> {
        do throws(JSONError) {
            let json = try JSONReader.read(request.body)
            do throws(FieldError) { return .success(try make(json)) } catch {
                return .failure(.malformed(error))
            }
        } catch { return .failure(.malformed("the body \(error.clause)")) }
    }
}
