@testable import API
@testable import AdminTests
@testable import PaymentTests
import Admin
import Gate
import JSON
import NIOEmbedded
import Testing

@Suite struct `The admin door's key slots` {
    private static let key = [UInt8](1...32)

    private static func prefixed(_ secrets: [UInt8]...) -> [UInt8] {
        secrets.flatMap { [0, 0, UInt8($0.count >> 8), UInt8($0.count & 0xFF)] + $0 }
    }

    private static let both = prefixed(Array(Premises.passphrase.utf8), key)

    private func post(
        _ lobby: Lobby, _ path: String, _ body: [UInt8], query: String? = nil,
        uid: UInt32 = Premises.owner
    ) -> Told {
        let secret = SecretBody(capacity: 4_096)
        _ = unsafe secret.append(body.span.bytes)
        return lobby.ask(
            .admin, .post, "/v1/admin/\(path)", query: query, secret: secret, uid: uid)
    }

    @Test func `are added once the entry is durable, listed, tried and removed`() throws {
        let lobby = try Lobby.open()
        let added = post(lobby, "slots", Self.both, query: "slot=office&kind=key-file")
        lobby.crew.work()
        lobby.loop.run()
        #expect(added.isSilent)
        try lobby.settle()
        #expect(added.status == 200)
        #expect(added.json["kind"] == "key-file")
        let listed = lobby.admin(.get, "slots")
        try lobby.settle()
        guard case .array(let list)? = listed.json["slots"] else {
            return #expect(Bool(false), "\(listed.text)")
        }
        #expect(list.count == 2)
        let tried = post(lobby, "slots/office/verify", Self.key, query: "kind=key-file")
        try lobby.settle()
        #expect(tried.status == 200)
        let removed = lobby.admin(.post, "slots/office/remove", Array("{}".utf8))
        try lobby.settle()
        #expect(removed.json["status"] == "removed")
        let last = lobby.admin(.post, "slots/main/remove")
        #expect(last.rule == "slot.last")
        #expect(last.status == 403)
    }

    @Test func `are each opened by what they were made from, named or by kind`() throws {
        let lobby = try Lobby.open()
        _ = post(lobby, "slots", Self.both, query: "slot=office&kind=key-file&proof=main")
        try lobby.settle()
        for query in ["kind=key-file", "kind=key-file&slot=office"] {
            _ = lobby.admin(.post, "seal")
            try lobby.settle()
            let wrong = post(lobby, "unseal", Array(Self.key.reversed()), query: query)
            try lobby.settle()
            #expect(wrong.rule == "unseal.wrong-key-file")
            let opened = post(lobby, "unseal", Self.key, query: query)
            try lobby.settle()
            #expect(opened.status == 200)
        }
    }

    @Test func `are rotated, with the reason in the log`() throws {
        let lobby = try Lobby.open()
        let old = Array(Premises.passphrase.utf8)
        let told = post(
            lobby, "rotate/slot", Self.prefixed(old, Array("another one".utf8)),
            query: "slot=main&reason=once%20a%20year")
        try lobby.settle()
        #expect(told.status == 200)
        let entry = try lobby.premises.entries("slot.rotated").first
        #expect(entry?.body["reason"] == "once a year")
    }

    @Test(arguments: [
        ("slots", "kind=key-file"), ("slots", "slot=Not+A+Name"), ("slots", "slot=a&kind=retina"),
        ("slots", "slot=a&shares=1-of-2&kind=shares"), ("slots", "slot=a&nonsense=1"),
        ("slots", "slot=a&slot=b"), ("rotate/slot", "slot=main&proof=-"),
        ("unseal", "nonsense=1"), ("unseal", "kind=retina"), ("slots/main/verify", "kind=x"),
    ])
    func `say what of a query is wrong`(path: String, query: String) throws {
        let lobby = path == "unseal" ? Lobby(try Premises.found()) : try Lobby.open()
        let told = post(lobby, path, Self.both, query: query)
        #expect(told.status == 400, "\(told.text)")
        #expect(lobby.crew.count == 0)
    }

    @Test func `are the owner's, of an open vault, and take their secrets as such`() throws {
        let lobby = try Lobby.open()
        #expect(
            post(lobby, "slots", Self.both, query: "slot=a", uid: 2_000).rule == "admin.not-owner")
        #expect(lobby.admin(.post, "slots", Self.both, query: "slot=a").status == 400)
        #expect(post(lobby, "slots", [], query: "slot=a").status == 400)
        #expect(post(lobby, "slots/cellar/verify", Self.key).status == 404)
        #expect(post(lobby, "slots/Not+A+Name/verify", Self.key).status == 404)
        #expect(lobby.admin(.get, "slots/main").title == "not-found")
        _ = lobby.admin(.post, "seal")
        try lobby.settle()
        #expect(post(lobby, "slots", Self.both, query: "slot=a").title == "sealed")
        #expect(lobby.admin(.get, "slots").title == "sealed")
    }

    @Test func `hold their bodies in memory of their own`() {
        for path in [
            "unseal", "slots", "slots/main/verify", "slots/any-other/verify", "rotate/slot",
            "rotate/root", "rotate/keyring",
        ] { #expect(SecretPosts.carries("/v1/admin/\(path)"), "\(path)") }
        for path in ["slots/main/remove", "slots/", "seal", "rotate/log-key", "unseal/x"] {
            #expect(!SecretPosts.carries("/v1/admin/\(path)"), "\(path)")
        }
        #expect(!SecretPosts.carries("/v1/slots"))
    }
}
