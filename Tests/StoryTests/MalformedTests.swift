import JSON
import Testing

@Suite struct `A malformed request` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    @Test(arguments: BadBody.kinds.keys.sorted())
    func `is answered 400 with the field it got wrong, and binds nothing`(kind: String) throws {
        let bodies = try #require(BadBody.kinds[kind])
        let hand = try shop.hire(Budget(requests: (1_000, 1_000)))
        let client = try shop.home.connect("agent")
        let key = Order.key()
        for body in bodies {
            let reply = try hand.pay(bytes: body.bytes, key: key, on: client)
            #expect(reply.status == 400, "\(body.what): \(reply.text)")
            #expect(reply.title == "malformed", "\(body.what)")
            #expect(reply.json.text("field") == body.field, "\(body.what)")
            #expect(reply.json.text("detail")?.isEmpty == false)
            #expect(reply.headers["content-type"] == "application/problem+json")
        }
        // The daemon is alive, nothing was charged, and the key is free.
        #expect(try hand.pay(key: key, on: client).status == 200)
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
    }

    @Test func `does not hear its own bytes back`() throws {
        let hand = try shop.hire()
        let marker = "sk_live_51mistake"
        for body in [
            Order.plain.with("wallet", .string(marker)), Order.plain.with(marker + "!", true),
            Order.plain.with("intent.amount", .string(marker)),
            Order.plain.with("intent.to", .string(marker)),
            Order.plain.with("intent.kind", .string(marker)),
        ] {
            let reply = try hand.pay(body)
            #expect(reply.status == 400)
            #expect(!reply.text.contains(marker))
        }
    }

    @Test func `with a bad idempotency key is answered 400`() throws {
        let hand = try shop.hire()
        let bad = [
            "", "short", String(repeating: "k", count: 15), String(repeating: "k", count: 129),
            "key with space 16", "key.with.dots.16+", "key_with_ümlaut_16", "key/with/slash/16",
        ]
        for key in bad {
            let reply = try hand.pay(key: key)
            #expect(reply.status == 400, "\(key): \(reply.text)")
            #expect(reply.title == "malformed")
        }
        let none = try hand.home.connect("agent").ask(
            "POST", "/v1/payments", hand.headers(), body: JSONWriter.write(Order.plain))
        #expect(none.status == 400)
        #expect(none.json.text("detail")?.contains("Idempotency-Key") == true)
        for length in [16, 128] {
            let key = String(repeating: "k", count: length)
            #expect(try hand.pay(Order.numbered(length), key: key).status == 200)
        }
    }

    @Test func `with a header twice is answered 400`() throws {
        let hand = try shop.hire()
        let other = try shop.hire()
        let body = JSONWriter.write(Order.plain)
        let key = Order.key()
        for extra in [
            "Authorization: Bearer \(other.token)", "authorization: Bearer \(hand.token)",
            "Idempotency-Key: \(Order.key())", "IDEMPOTENCY-KEY: \(key)",
            "Content-Length: \(body.count)", "Host: other", "Transfer-Encoding: chunked",
        ] {
            let reply = try hand.home.connect("agent").ask(
                "POST", "/v1/payments", hand.headers(key) + [extra], body: body)
            #expect(reply.status == 400, "\(extra)")
            #expect(reply.title == "malformed")
        }
        #expect(try shop.committed("agent/\(hand.name)") == "0")
    }

    @Test func `above two mebibytes is answered 413`() throws {
        let hand = try shop.hire()
        let client = try shop.home.connect("agent")
        client.post("POST", "/v1/payments", hand.headers(Order.key()) + ["Content-Length: 2097153"])
        let reply = try client.reply()
        #expect(reply.status == 413)
        #expect(reply.title == "too-large")
        // Exactly two mebibytes are read, and found wanting for another reason.
        let padded =
            Array(Order.text.utf8)
            + [UInt8](repeating: 32, count: (2 << 20) - Order.text.utf8.count)
        #expect(try hand.pay(bytes: padded).status == 200)
        let chunked = try shop.home.connect("agent")
        chunked.post(
            "POST", "/v1/payments", hand.headers(Order.key()) + ["Transfer-Encoding: chunked"])
        chunked.send(Array("200001\r\n".utf8) + [UInt8](repeating: 32, count: 0x200001))
        #expect(try chunked.reply().status == 413)
    }

    @Test func `for a path or method nobody knows is answered 404 or 405`() throws {
        let hand = try shop.hire()
        for target in [
            "/", "/v1", "/v2/payments", "/v1/payments/", "/v1/payments/nonsense", "/v1/self/",
            "/v1/admin/status", "/v1/audit/entries", "/V1/self", "//v1/self",
        ] {
            let reply = try hand.get(target)
            #expect(reply.status == 404, "\(target)")
            #expect(reply.title == "not-found")
        }
        let put = try hand.home.connect("agent").ask("PUT", "/v1/payments", hand.headers())
        #expect(put.status == 405)
        #expect(put.headers["allow"] == "POST")
        let get = try hand.get("/v1/quotes")
        #expect(get.status == 405)
        #expect(get.headers["allow"] == "POST")
    }
}
