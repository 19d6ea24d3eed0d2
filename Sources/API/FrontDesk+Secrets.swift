import Admin
import Callers
import JSON
import Payment
import Terms
import Wire

extension FrontDesk {
    /// What an admin does to one secret: the last part of its path, asked with POST.
    enum SecretVerb: String, CaseIterable {
        case put, rotate, reveal, disable, enable, destroy

        /// Whether the body is the value.
        var takesValue: Bool { self == .put || self == .rotate }

        /// Every path there is; a secret's own has two or three parts.
        static var paths: [String] {
            ["secrets/{root}/{secret}", "secrets/{root}/{group}/{secret}"].flatMap { path in
                allCases.map { "\(path)/\($0.rawValue)" }
            }
        }

        /// Reads `secrets/{path}/put` and its like; nil for a path that is none.
        static func read(_ rest: String) -> (verb: SecretVerb, path: String)? {
            guard rest.hasPrefix("secrets/"), let slash = rest.lastIndex(of: "/"),
                let verb = SecretVerb(rawValue: String(rest[rest.index(after: slash)...]))
            else { return nil }
            let path = rest[..<slash].dropFirst("secrets/".count)
            return path.contains("/") ? (verb, String(path)) : nil
        }
    }

    /// The agent door: the raw value of a secret, once it is durable that it was shown.
    ///
    /// What is not granted and what there is none of are one answer; the log tells them apart.
    func secret(
        _ request: DoorRequest, _ caller: Caller, _ text: String, _ teller: Teller,
        _ reply: @escaping Answer
    ) {
        guard let path = SecretPath(text) else {
            return deny(request, .notFound, agent: caller.agent, reply)
        }
        guard let query = Query(request.query), query.has(only: ["version"]),
            let version = FrontDesk.version(query["version"])
        else {
            return deny(
                request, .malformed("the query takes version, a whole number from 1 on"),
                agent: caller.agent, reply)
        }
        let value = SecretBody(capacity: Office.longestSecret)
        teller.show(path, version: version.number, to: caller, into: { _ = value.append($0) }) {
            [self] answer in
            switch answer {
            case .shown(let version, let isInGrace):
                reply(.secret(value, version: version, isInGrace: isInGrace))
            case .refused(let refusal):
                deny(request, .from(refusal), agent: caller.agent, reply)
            case .failed(let error): deny(request, .from(error), agent: caller.agent, reply)
            }
        }
    }

    /// The admin door's verbs of one secret.
    func secret(
        _ verb: SecretVerb, of path: String, _ request: DoorRequest, _ actor: Actor,
        _ reply: @escaping Answer
    ) {
        do throws(OfficeError) {
            switch verb {
            case .put, .rotate:
                let done = try put(path, request, isRotation: verb == .rotate, actor)
                finish(request, reply) { done }
            case .reveal:
                let value = SecretBody(capacity: Office.longestSecret)
                let body = try body(request)
                office.revealSecret(path, body, by: actor, into: { _ = value.append($0) }) {
                    [self] outcome in
                    switch outcome {
                    case .success(let version): reply(.secret(value, version: version))
                    case .failure(let error): deny(request, .from(error), reply)
                    }
                }
            case .disable, .enable:
                let done = try office.switchSecret(
                    path, isEnabled: verb == .enable, try body(request), by: actor)
                finish(request, reply) { done }
            case .destroy:
                let done = try office.destroySecret(path, try body(request), by: actor)
                finish(request, reply) { done }
            }
        } catch { fail(request, error, reply) }
    }

    private func put(
        _ path: String, _ request: DoorRequest, isRotation: Bool, _ actor: Actor
    ) throws(OfficeError) -> JSONObject {
        guard let query = Query(request.query), query.has(only: SecretOrder.names) else {
            let list = SecretOrder.names.sorted().joined(separator: ", ")
            throw .malformed(FieldError(path: "query", clause: "takes \(list)"))
        }
        let order: SecretOrder
        do throws(FieldError) { order = try SecretOrder { query[$0] } } catch {
            throw .malformed(error)
        }
        guard let value = request.secret else {
            throw .malformed(FieldError(path: "body", clause: "must be the value"))
        }
        return try value.use { bytes throws(OfficeError) in
            try office.putSecret(
                path, order, value: bytes, isRotation: isRotation, by: actor)
        }
    }

    /// A version's number, or none; nil for what is neither.
    private static func version(_ text: String?) -> (number: UInt64?, Void)? {
        guard let text else { return (nil, ()) }
        guard text.utf8.count <= 9, text.utf8.first != UInt8(ascii: "0"),
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = UInt64(text)
        else { return nil }
        return (number, ())
    }
}

extension Problem {
    /// What a rule's refusal of a secret is to an agent.
    ///
    /// One answer, to the byte, for what is not granted and what there is none of.
    static func from(_ refusal: SecretRefusal) -> Problem {
        guard !refusal.isHidden else { return .notFound }
        return Problem(
            status: 403, title: "refused", rule: refusal.rule, detail: refusal.detail,
            hint: refusal.hint)
    }
}
