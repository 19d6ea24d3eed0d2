@testable import API
@testable import AdminTests
@testable import PaymentTests
import JSON

/// One request of the matrix: a verb, who asks for it, and with what.
struct MatrixAsk: Hashable {
    /// Who comes to a door.
    enum Role: CaseIterable {
        /// Who it is for: the agent with its token, the owner, anyone the socket lets in.
        case rightful
        /// The same with another's uid.
        case otherUID
        /// Without a token, or with one that is none.
        case noToken, wrongToken
    }

    /// What the request brings along.
    enum Body: CaseIterable {
        case none, broken, good
    }

    let door: Door
    let verb: DoorVerb
    let role: Role
    let body: Body
    /// A query that no path takes, or none.
    let query: String?

    /// Every request that can be made of a door's verbs, at that door and at every other.
    static let all: [MatrixAsk] = Door.allCases.flatMap { home in
        home.verbs.flatMap { verb in
            Door.allCases.flatMap { door in
                // At a wrong door there is only one way to be wrong.
                (door == home ? Role.allCases : [.rightful]).flatMap { role in
                    (door == home ? Body.allCases : [.good]).map { body in
                        MatrixAsk(
                            door: door, verb: verb, role: role, body: body,
                            query: body == .broken ? "nonsense=1" : nil)
                    }
                }
            }
        }
    }

    /// The uid that belongs at a door.
    static func uid(at door: Door) -> UInt32 {
        switch door {
        case .agent: 2_000
        case .admin: Premises.owner
        case .audit: 3_000
        case .feed: 4_000
        }
    }

    /// The path with names in it, of things that are there.
    static func path(_ pattern: String, payment: String) -> String {
        let names = [
            "{name}": pattern.contains("/projects/") ? "shop" : "buyer", "{chain}": "ethereum",
            "{label}": "main", "{id}": payment, "{seq}": "6", "{order}": "6",
            "{hash}": String(repeating: "0", count: 64), "{root}": "api_keys",
            "{group}": "service_tokens", "{secret}": "openai",
        ]
        return names.reduce(pattern) { $0.replacing($1.key, with: $1.value) }
    }

    /// Asks for it; `number` makes new names, and keys, of old ones.
    func put(to lobby: Lobby, payment: String, number: Int) -> Told {
        let token: String? =
            switch role {
            case .rightful, .otherUID: lobby.token
            case .noToken: nil
            case .wrongToken: "bursar_not-a-token"
            }
        let isUnseal = verb.path.hasSuffix("/unseal")
        let isImport = Importing.paths.contains(verb.path)
        if isImport, door == .admin, body != .none {
            let importing = Importing(number: number, isGood: body == .good)
            let keeps = verb.path.hasSuffix("/import")
            return importing.put(
                to: lobby, keeps: keeps, query: query,
                uid: role == .otherUID ? 9_999 : Premises.owner)
        }
        if door == .admin, role == .rightful, body == .good, isUnseal {
            return lobby.tryUnseal("wrong")
        }
        if door == .admin, role == .rightful, body == .good, verb.method == .post,
            let card = cardSecret(lobby)
        {
            return card
        }
        let value = verb.path.hasSuffix("/put") || verb.path.hasSuffix("}/rotate")
        return lobby.ask(
            door, verb.method, MatrixAsk.path(verb.path, payment: payment), query: asked,
            token: token, key: "matrix-\(String(repeating: "0", count: 10))\(number)",
            body: verb.method == .get || isUnseal || isImport || value ? [] : bytes(number),
            secret: value && body == .good ? secret() : nil,
            uid: role == .otherUID ? 9_999 : MatrixAsk.uid(at: door))
    }

    /// What is asked with a card, or a part of one, for a body.
    private func cardSecret(_ lobby: Lobby) -> Told? {
        switch verb.path {
        case "/v1/admin/cards/{label}":
            lobby.card("late", "5555555555554444\n08/27\n123\nA Holder")
        case "/v1/admin/cards/{label}/cvv": lobby.secret("cards/main/cvv", "123")
        default: nil
        }
    }

    private var asked: String? {
        if query == nil, body == .good {
            if verb.path.hasSuffix("/entries") { return "from=0&limit=2" }
            if verb.path.hasSuffix("/inclusion") { return "index=0&size=1" }
            if verb.path.hasSuffix("/consistency") { return "from=1&to=2" }
        }
        return query
    }

    private func secret() -> SecretBody {
        let secret = SecretBody(capacity: 4)
        _ = unsafe secret.append([UInt8(1), 2].span.bytes)
        return secret
    }

    private func bytes(_ number: Int) -> [UInt8] {
        switch body {
        case .none: []
        case .broken: Array("{\"reason\":".utf8)
        case .good:
            verb.path == "/v1/admin/policy" ? Premises.policy() : JSONWriter.write(good(number))
        }
    }

    private func good(_ number: Int) -> JSON {
        switch verb.path {
        case "/v1/payments", "/v1/quotes": Counter.body(nonce: .integer(UInt64(number) + 1))
        case "/v1/wallets": ["chain": "ton"]
        case "/v1/admin/agents":
            ["agent": .string("late-\(number)"), "project": "shop", "uid": 2_001]
        case "/v1/admin/wallets": Premises.wallet(.string("ethereum/late-\(number)"))
        case "/v1/admin/archive": ["before": "2026-11-23T00:00:00Z"]
        case "/v1/admin/rates": Premises.rate()
        case "/v1/rates": ["asset": "ETH", "price": "1000"]
        case "/v1/admin/observers":
            [
                "observer": .string("tower-\(number)"),
                "public_key": .string(String(repeating: "0", count: 60) + "\(1_000 + number)"),
            ]
        case let path where path.hasSuffix("}/destroy"):
            [
                "version": 1,
                "confirm": .string(
                    path.contains("{group}")
                        ? "api_keys/service_tokens/openai" : "api_keys/openai"),
            ]
        case let path where path.hasSuffix("/reports"): ["status": "broadcast"]
        default: ["reason": "the matrix"]
        }
    }
}
