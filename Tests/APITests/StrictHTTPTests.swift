import API
import Glibc
import NIOCore
import Testing

@Suite struct `A request` {
    @Test func `reaches the desk as it was sent`() async throws {
        try await House.open { house in
            let reply = try house.ask(
                "POST", "/v1/payments?a=b%20c",
                headers: [
                    "Authorization: Bearer t", "Idempotency-Key: k-1",
                    "Content-Type: application/json",
                ], body: "{}")
            #expect(reply.status == 200)
            let sum = UInt64(UInt8(ascii: "{")) * 31 + UInt64(UInt8(ascii: "}"))
            let expected =
                "POST /v1/payments a=b%20c Bearer t k-1 application/json 2 \(sum) - agent "
            #expect(reply.body.hasPrefix(expected))
            #expect(reply.headers["cache-control"] == "no-store")
            #expect(reply.headers["content-type"] == "text/plain")
        }
    }

    @Test func `in chunks is one body`() async throws {
        try await House.open { house in
            let client = try house.client()
            client.send("POST /a HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: chunked\r\n\r\n")
            client.send("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n")
            #expect(try client.reply().body.contains(" 5 "))
            #expect(try client.ask("GET", "/still-open").status == 200)
        }
    }

    @Test func `that comes byte by byte is whole in the end`() async throws {
        var limits = DoorLimits()
        limits.wholeRequest = .seconds(120)
        try await House.open(limits) { house in
            let client = try house.client()
            for byte in Client.request("POST", "/a", body: "xyz").utf8 {
                client.send([byte])
                // Not a task's sleep: where all tests run at once those wake seconds late.
                usleep(200)
            }
            #expect(try client.reply().body.hasPrefix("POST /a - - - - 3 "))
        }
    }

    @Test func `keeps the connection, unless it says close`() async throws {
        try await House.open { house in
            let client = try house.client()
            for _ in 0..<3 {
                #expect(try client.ask("GET", "/a").headers["connection"] == nil)
            }
            let last = try client.ask("GET", "/a", headers: ["Connection: close"])
            #expect(last.headers["connection"] == "close")
            #expect(client.isAtEnd())
        }
    }

    @Test func `may wait for the door to ask for its body`() async throws {
        try await House.open { house in
            let client = try house.client()
            client.send(
                "POST /a HTTP/1.1\r\nHost: b\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
            #expect(try client.reply().status == 100)
            client.send("abc")
            #expect(try client.reply().status == 200)
        }
    }

    @Test(arguments: Doubtful.requests)
    func `of doubtful form is answered and the connection closed`(
        _ doubtful: Doubtful
    ) async throws {
        try await House.open { house in
            let client = try house.client()
            client.send(doubtful.bytes)
            let reply = try client.reply()
            #expect(reply.status == doubtful.status)
            #expect(reply.headers["content-type"] == "application/problem+json")
            #expect(reply.headers["connection"] == "close")
            #expect(reply.title == (doubtful.status == 405 ? "method-not-allowed" : "malformed"))
            #expect(client.isAtEnd())
            #expect(house.record.taken == 0)
        }
    }

    @Test func `cut off in its middle is answered, not taken`() async throws {
        try await House.open { house in
            let client = try house.client()
            client.send(Doubtful.post("Content-Length: 10") + "abc")
            client.finish()
            #expect(try client.reply().status == 400)
            #expect(client.isAtEnd())
            #expect(house.record.taken == 0)
        }
    }
}
