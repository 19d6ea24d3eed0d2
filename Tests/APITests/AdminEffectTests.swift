@testable import API
@testable import AdminTests
import Admin
import JSON
import Ledger
import Testing

/// What each verb of the admin door takes beside the owner's uid, over all that there are.
@Suite struct `A verb of the admin door` {
    private static let seat = Seat(session: 7, started: 1)
    private static let posts = Door.admin.verbs.filter { $0.method == .post }.map(\.path)

    /// Those that take no session, each on purpose: what is not named here takes one.
    private static let free: [String: AdminEffect] = [
        "wallets/preview": .reads, "backup": .reads, "freeze": .protects, "seal": .protects,
        "session/end": .protects, "agents/{name}/freeze": .protects,
        "projects/{name}/freeze": .protects, "wallets/{chain}/{label}/freeze": .protects,
        "unseal": .proves, "session/begin": .proves, "slots": .proves, "rotate/slot": .proves,
        "rotate/root": .proves, "slots/{name}/verify": .proves, "rotate/keyring": .proves,
        "orders/{order}/sign": .proves,
    ]

    private func lobby() throws -> Lobby {
        let lobby = Lobby(try Premises.found(asksSessions: true))
        try lobby.unseal()
        return lobby
    }

    private func begin(_ lobby: Lobby, _ passphrase: String = Premises.passphrase) throws -> Told {
        let secret = SecretBody(capacity: 4_096)
        let bytes = Array(passphrase.utf8)
        _ = unsafe secret.append(bytes.span.bytes)
        let told = lobby.ask(
            .admin, .post, "/v1/admin/session/begin", query: "kind=passphrase", secret: secret,
            uid: Premises.owner, seat: Self.seat)
        try lobby.settle()
        return told
    }

    private static func pattern(_ path: String) -> String {
        String(path.dropFirst(Door.adminPath.count))
    }

    @Test func `takes a session, unless it stands among those that do not`() throws {
        for path in Self.posts {
            let filled = MatrixAsk.path(Self.pattern(path), payment: "x")
            let post = try #require(AdminPost(filled), "\(path)")
            #expect(post.effect == Self.free[Self.pattern(path)] ?? .changes, "\(path)")
        }
        #expect(Set(Self.free.keys).isSubset(of: Self.posts.map(Self.pattern)))
    }

    // From the door itself, so that a way around the classification would be found, too.
    @Test func `changes nothing without one`() throws {
        let lobby = try lobby()
        let size = lobby.premises.ledger.size
        for path in Self.posts where Self.free[Self.pattern(path)] == nil {
            let secret = SecretBody(capacity: 4)
            _ = unsafe secret.append([UInt8(1)].span.bytes)
            let carries = SecretPosts.carries(path)
            let told = lobby.ask(
                .admin, .post, MatrixAsk.path(path, payment: "x"),
                body: carries ? [] : Array("{}".utf8), secret: carries ? secret : nil,
                uid: Premises.owner, seat: Self.seat)
            #expect(told.status == 403, "\(path): \(told.text)")
            #expect(told.rule == "session.needed", "\(path)")
            #expect(told.json["hint"]?.text.hasPrefix("bursar session begin") == true)
        }
        try lobby.settle()
        #expect(lobby.premises.ledger.size == size)
        #expect(lobby.counts.keys.contains("admin 1000  refused"))
    }

    @Test func `that stops things or looks never takes one`() throws {
        let lobby = try lobby()
        let views = AdminView.allCases.map { lobby.admin(.get, $0.rawValue) }
        let frozen = lobby.admin(.post, "freeze")
        try lobby.settle()
        for told in views + [frozen] { #expect(told.rule != "session.needed", "\(told.text)") }
        #expect(frozen.status == 200)
        let thawed = lobby.admin(.post, "thaw", Array(#"{"reason":"x"}"#.utf8))
        #expect(thawed.rule == "session.no-seat")
        let sealed = lobby.admin(.post, "seal")
        try lobby.settle()
        #expect(sealed.status == 200)
        #expect(lobby.admin(.post, "thaw", Array(#"{"reason":"x"}"#.utf8)).title == "sealed")
    }

    @Test func `is done in a session, from its seat and from no other`() throws {
        let lobby = try lobby()
        #expect(try begin(lobby, "wrong").rule == "unseal.wrong-passphrase")
        let begun = try begin(lobby)
        #expect(begun.json["session"] == "open", "\(begun.text)")
        #expect(begun.json["seconds_left"] == 900)
        func set(_ seat: Seat?) throws -> Told {
            let told = lobby.ask(
                .admin, .post, "/v1/admin/rates", body: JSONWriter.write(Premises.rate()),
                uid: Premises.owner, seat: seat)
            try lobby.settle()
            return told
        }
        #expect(try set(Seat(session: 8, started: 1)).rule == "session.needed")
        #expect(try set(nil).rule == "session.no-seat")
        // What it goes on to say is of the rate: there is no policy and so no currency yet.
        let done = try set(Self.seat)
        #expect(done.rule?.hasPrefix("session.") != true, "\(done.text)")
        let ended = lobby.ask(
            .admin, .post, "/v1/admin/session/end", uid: Premises.owner, seat: Self.seat)
        try lobby.settle()
        #expect(ended.json["session"] == "none")
        #expect(try set(Self.seat).rule == "session.needed")
    }

    @Test func `says of a body for a session what is wrong with it`() throws {
        let lobby = try lobby()
        let query = lobby.admin(.post, "session/begin", query: "nonsense=1")
        #expect(query.status == 400)
        #expect(try begin(lobby, "").status == 400)
    }
}
