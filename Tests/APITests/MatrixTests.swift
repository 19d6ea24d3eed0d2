@testable import API
@testable import AdminTests
@testable import Ledger
import JSON
import Testing

/// Every verb of every door, by everyone, with everything, in every state of the vault: each leaves an entry or
/// a count.
///
/// The verbs come from the types that the desk switches over, so that a new one is here before it has a test.
@Suite struct `No verb, whoever asks for it and whatever comes of it,` {
    /// In what state the vault is asked.
    enum State: CaseIterable {
        case open, sealed, frozen, full
    }

    @Test(arguments: State.allCases)
    func `is without a trace in the log`(state: State) throws {
        let lobby = try Lobby.withSecrets()
        let payment = try Self.prepare(lobby, state)
        var outcomes: [MatrixAsk: String] = [:]
        for (number, ask) in Self.asks(in: state).enumerated() {
            let before = Self.traces(lobby)
            let told = ask.put(to: lobby, payment: payment, number: number)
            try lobby.settle()
            #expect(told.status != nil, "\(ask) is answered once")
            #expect(Self.traces(lobby) > before, "\(ask) left nothing: \(told.text)")
            outcomes[ask] = told.title ?? "done"
            try Self.restore(lobby, state, after: ask)
        }
        try Self.check(outcomes, state)
    }

    /// Every kind of outcome was met, or the matrix proves less than it says.
    private static func check(_ outcomes: [MatrixAsk: String], _ state: State) throws {
        let met = Set(outcomes.values)
        let expected: Set<String> =
            switch state {
            case .open, .frozen:
                ["done", "malformed", "unknown-caller", "not-found", "refused"]
            case .sealed: ["done", "sealed", "malformed", "not-found", "refused"]
            case .full: ["done", "ledger-unavailable", "unknown-caller", "not-found"]
            }
        #expect(met.isSuperset(of: expected), "only \(met.sorted())")
        guard state == .open else { return }
        let done = Set(outcomes.filter { $0.value == "done" }.keys.map(\.verb.path))
        // These need more than a name that is there; AftermathTests, ApprovalTests and others do them.
        let missing = Set(Door.allCases.flatMap(\.verbs).map(\.path)).subtracting(done)
        #expect(
            missing.allSatisfy {
                $0.contains("/admin/payments/{id}/") || $0.contains("/purposes/")
                    || $0.contains("{hash}") || $0.hasSuffix("/grant") || $0.hasSuffix("/unseal")
                    || $0.hasSuffix("/redeem") || $0 == "/v1/wallets"
                    || $0.hasSuffix("/reports") || $0.hasSuffix("observers/{name}/remove")
                    || $0.hasSuffix("/session/begin") || $0.contains("/orders/{order}")
                    || $0.contains("/slots/{name}/")
                    || $0.hasSuffix("/rotate/slot") || $0.hasSuffix("/rotate/root")
                    || $0.hasSuffix("/rotate/keyring") || $0.hasSuffix("/admin/backup")
            }, "\(missing.sorted())")
    }

    private static func asks(in state: State) -> [MatrixAsk] {
        // What ends an agent's or the vault's life here comes last.
        let all = MatrixAsk.all
        let last = ["/rotate-token", "/remove", "/seal"]
        let isLast = { (ask: MatrixAsk) in last.contains { ask.verb.path.hasSuffix($0) } }
        return all.filter { !isLast($0) }
            + last.flatMap { suffix in all.filter { $0.verb.path.hasSuffix(suffix) } }
    }

    /// Brings an open vault with one payment into `state`; the payment's id.
    private static func prepare(_ lobby: Lobby, _ state: State) throws -> String {
        _ = lobby.card()
        let paid = lobby.pay("prepared")
        try lobby.settle()
        let payment = try #require(paid.json["payment"]?.text)
        switch state {
        case .open: break
        case .sealed: _ = lobby.admin(.post, "seal")
        case .frozen: _ = lobby.admin(.post, "freeze", Array("{\"reason\":\"x\"}".utf8))
        case .full: #expect(lobby.premises.ledger.writer.giveBallast())
        }
        lobby.desk.collect()
        try lobby.settle()
        return payment
    }

    /// Brings the vault back into `state` where the request has changed it.
    private static func restore(_ lobby: Lobby, _ state: State, after ask: MatrixAsk) throws {
        // No token is asked for at this door.
        guard ask.door == .admin, ask.role != .otherUID, ask.verb.method == .post else { return }
        let path = ask.verb.path
        if path.hasSuffix("/seal"), state != .sealed {
            try lobby.unseal()
        } else if path.hasSuffix("/freeze"), state != .full, !isLast(ask) {
            let thaw = MatrixAsk.path(
                path.replacing("/freeze", with: "/thaw"), payment: "")
            if state != .frozen || path != "/v1/admin/freeze" {
                _ = lobby.ask(
                    .admin, .post, thaw, body: Array("{\"reason\":\"x\"}".utf8),
                    uid: Premises.owner)
            }
        } else if path == "/v1/admin/thaw", state == .frozen {
            _ = lobby.admin(.post, "freeze", Array("{\"reason\":\"x\"}".utf8))
        }
        try lobby.settle()
    }

    /// Whether another verb comes next: what the last froze is for that verb to thaw.
    private static func isLast(_ ask: MatrixAsk) -> Bool {
        ask.role == MatrixAsk.Role.allCases.last && ask.body == MatrixAsk.Body.allCases.last
    }

    /// Entries and counts so far.
    private static func traces(_ lobby: Lobby) -> UInt64 {
        lobby.counts.values.reduce(lobby.premises.ledger.size, +)
    }
}
