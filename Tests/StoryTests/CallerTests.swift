import Foundation
import JSON
import Testing

@Suite struct `Who asks` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    @Test func `is unknown without the right token, and learns nothing more`() throws {
        let hand = try shop.hire()
        let stranger = String(repeating: "a", count: hand.token.utf8.count)
        let headers = [
            [], ["Authorization: Bearer "], ["Authorization: \(hand.token)"],
            ["Authorization: Basic \(hand.token)"], ["Authorization: Bearer \(stranger)"],
            ["Authorization: Bearer \(hand.token)x"],
            ["Authorization: Bearer \(hand.token.dropLast())"],
            ["Authorization: Bearer \(hand.token.uppercased())"],
            ["Authorization: Bearer \(String(repeating: "x", count: 5_000))"],
        ]
        let client = try shop.home.connect("agent")
        var bodies: Set<[UInt8]> = []
        for header in headers {
            for (method, target) in [
                ("POST", "/v1/payments"), ("POST", "/v1/quotes"), ("GET", "/v1/self"),
                ("GET", "/v1/nowhere"),
            ] {
                let body = method == "POST" ? Array("{".utf8) : nil
                let reply = try client.ask(method, target, header, body: body)
                #expect(reply.status == 401, "\(header) \(target)")
                bodies.insert(reply.body)
            }
        }
        #expect(bodies.count == 1)
    }

    @Test(.enabled(if: geteuid() == 0, "needs root to be somebody else"))
    func `must have the uid that the agent was added with`() throws {
        let home = shop.home
        let hand = try shop.hire(uid: 4_242)
        // This test's own uid with the right token: not the agent.
        let wrong = try hand.pay()
        #expect(wrong.status == 401)
        #expect(wrong.title == "unknown-caller")
        // The right uid, let through by the socket's group.
        let right = try Transcript(
            "/usr/bin/setpriv",
            [
                "--reuid=4242", "--regid=\(try group(of: home.socket("agent")))",
                "--clear-groups", "curl", "-sS", "--unix-socket", home.socket("agent"),
                "-H", "Authorization: Bearer \(hand.token)", "http://bursar/v1/self",
            ])
        #expect(try right.json.text("agent") == hand.name, "\(right.out) \(right.err)")
    }

    @Test(.enabled(if: geteuid() == 0, "needs root to be somebody else"))
    func `commands at the admin door only as the owner or root`() throws {
        let shop = try Shop()
        let socket = shop.home.socket("admin")
        func ask(_ target: String, _ more: [String] = []) throws -> Transcript {
            try Transcript(
                "/usr/bin/setpriv",
                [
                    "--reuid=4242", "--regid=4242", "--clear-groups", "curl", "-sS",
                    "--unix-socket", socket,
                ] + more + ["http://bursar" + target])
        }
        // The file's mode keeps others out ...
        #expect(try ask("/v1/admin/status").status == 7)
        // ... and so does the daemon when the mode is set wrong.
        let opened = unsafe [
            chmod(socket, 0o666), chmod(shop.home.run + "/admin", 0o755),
        ]
        #expect(opened == [0, 0])
        for more in [[], ["-d", "{}"], ["-H", "Authorization: Bearer x"]] {
            let reply = try ask("/v1/admin/status", more)
            #expect(reply.status == 0, "\(reply.err)")
            #expect([401, 403].contains(try reply.json.number("status")))
            #expect(!reply.out.contains("sealed"))
        }
        #expect(
            try shop.home.connect("admin").ask("POST", "/v1/admin/seal", body: []).status == 200)
    }

    @Test func `is nobody after its removal`() throws {
        let hand = try shop.hire()
        let key = Order.key()
        #expect(try hand.pay(key: key).status == 200)
        try shop.set(hand, "remove")
        #expect(try hand.pay(key: key).status == 401)
        #expect(try hand.pay().status == 401)
        #expect(try hand.get("/v1/self").status == 401)
    }

    @Test func `does not see another's payments, wallets or keys`() throws {
        let hand = try shop.hire()
        let other = try shop.hire()
        let key = Order.key()
        let mine = try hand.pay(key: key)
        let payment = try #require(mine.payment)
        let absent = try other.get("/v1/payments/01J00000000000000000000000")
        let anothers = try other.get("/v1/payments/\(payment)")
        #expect(absent.status == 404)
        #expect(anothers.status == 404)
        #expect(absent.body == anothers.body)
        // The same key is its own: another payment, another charge.
        let theirs = try other.pay(Order.numbered(9), key: key)
        #expect(theirs.status == 200)
        #expect(theirs.payment != payment)
        #expect(try other.get("/v1/self").text.contains(hand.name) == false)
    }

    private func group(of path: String) throws -> Int {
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(facts[.groupOwnerAccountID] as? Int)
    }
}
