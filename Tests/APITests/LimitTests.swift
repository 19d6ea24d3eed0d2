import API
import NIOCore
import Testing

@Suite struct `The doors' limits` {
    @Test func `refuse a declared body above the bound before it is sent`() async throws {
        var limits = DoorLimits()
        limits.bodyBytes = 1000
        try await House.open(limits) { house in
            let client = try house.client()
            client.send("POST /a HTTP/1.1\r\nHost: b\r\nContent-Length: 1001\r\n\r\n")
            let reply = try client.reply()
            #expect(reply.status == 413)
            #expect(reply.title == "too-large")
            #expect(client.isAtEnd())
            let exact = String(repeating: "x", count: 1000)
            #expect(try house.ask("POST", "/a", body: exact).status == 200)
        }
    }

    @Test func `refuse chunks that add up to more than the bound`() async throws {
        var limits = DoorLimits()
        limits.bodyBytes = 1000
        try await House.open(limits) { house in
            let client = try house.client()
            client.send("POST /a HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunk = "1f4\r\n" + String(repeating: "x", count: 500) + "\r\n"
            client.send(chunk + chunk + "1\r\nx\r\n0\r\n\r\n")
            #expect(try client.reply().status == 413)
            #expect(house.record.taken == 0)
        }
    }

    @Test func `are smaller at the audit door`() async throws {
        try await House.open { house in
            let body = String(repeating: "x", count: (64 << 10) + 1)
            let reply1 = try house.ask(at: .agent, "POST", "/a", body: body)
            #expect(reply1.status == 200)
            let reply2 = try house.ask(at: .admin, "POST", "/a", body: body)
            #expect(reply2.status == 200)
            let reply3 = try house.ask(at: .audit, "POST", "/a", body: body)
            #expect(reply3.status == 413)
        }
    }

    @Test func `let a client read the refusal of a body that it sends to its end`() async throws {
        try await House.open { house in
            let client = try house.client()
            #expect(
                try client.ask("POST", "/a", body: String(repeating: "x", count: 3 << 20))
                    .status == 413)
        }
    }

    @Test(arguments: [(2048, 200), (2049, 414)])
    func `bound the target`(length: Int, status: Int) async throws {
        try await House.open { house in
            let target = "/" + String(repeating: "a", count: length - 1)
            let reply4 = try house.ask("GET", target)
            #expect(reply4.status == status)
        }
    }

    @Test func `bound the headers, one and all together`() async throws {
        try await House.open { house in
            let long = "X-A: " + String(repeating: "a", count: 17_000)
            let reply5 = try house.ask("GET", "/a", headers: [long])
            #expect(reply5.status == 431)
            let some = (0..<20).map { "X-\($0): " + String(repeating: "a", count: 900) }
            let reply6 = try house.ask("GET", "/a", headers: some)
            #expect(reply6.status == 431)
            let many = (0..<70).map { "X-\($0): a" }
            let reply7 = try house.ask("GET", "/a", headers: many)
            #expect(reply7.status == 431)
            let fair = (0..<20).map { "X-\($0): " + String(repeating: "a", count: 700) }
            let reply8 = try house.ask("GET", "/a", headers: fair)
            #expect(reply8.status == 200)
        }
    }

    @Test func `bound the bodies of a door together, until they are answered`() async throws {
        var limits = DoorLimits()
        limits.bodyBytesInFlight = 1000
        try await House.open(limits) { house in
            let holder = try house.client()
            holder.send(Client.request("POST", "/hold", body: String(repeating: "x", count: 900)))
            #expect(try await house.hasTaken(1))
            let body = String(repeating: "x", count: 200)
            let refused = try house.ask("POST", "/a", body: body)
            #expect(refused.status == 503)
            #expect(refused.title == "busy")
            #expect(try house.ask(at: .admin, "POST", "/a", body: body).status == 200)
            #expect(try house.ask("GET", "/release").status == 200)
            #expect(try holder.reply().status == 200)
            #expect(try house.ask("POST", "/a", body: body).status == 200)
        }
    }

    @Test func `bound the connections of a door and free them again`() async throws {
        var limits = DoorLimits()
        limits.connections = 3
        try await House.open(limits) { house in
            do {
                let inside = try (0..<3).map { _ in try house.client() }
                for client in inside { #expect(try client.ask("GET", "/a").status == 200) }
                let refused = try house.client().reply()
                #expect(refused.status == 503)
                #expect(refused.title == "busy")
                #expect(try house.ask(at: .audit, "GET", "/a").status == 200)
            }
            #expect(try await house.comesIn())
        }
    }

    @Test func `bound the connections of a user over all doors`() async throws {
        var limits = DoorLimits()
        limits.connectionsPerUser = Door.allCases.count
        try await House.open(limits) { house in
            let inside = try Door.allCases.map { try house.client($0) }
            for client in inside { #expect(try client.ask("GET", "/a").status == 200) }
            #expect(try house.greeting(at: .audit).status == 503)
            #expect(try inside[0].ask("GET", "/a").status == 200)
        }
    }

    @Test func `end a connection that asks nothing`() async throws {
        var limits = DoorLimits()
        limits.idle = .milliseconds(150)
        try await House.open(limits) { house in
            let client = try house.client()
            let before = ContinuousClock.now
            #expect(try client.ask("GET", "/a").status == 200)
            #expect(client.isAtEnd())
            let waited = ContinuousClock.now - before
            #expect(waited > .milliseconds(100))
            #expect(waited < .seconds(5))
        }
    }

    @Test func `do not end a connection whose request the desk still holds`() async throws {
        var limits = DoorLimits()
        limits.idle = .milliseconds(100)
        limits.wholeRequest = .milliseconds(100)
        try await House.open(limits) { house in
            let client = try house.client()
            client.send(Client.request("GET", "/hold"))
            try await Task.sleep(for: .milliseconds(400))
            #expect(try house.ask("GET", "/release").status == 200)
            #expect(try client.reply().status == 200)
        }
    }

    @Test func `end a request that trickles, however steadily`() async throws {
        var limits = DoorLimits()
        limits.wholeRequest = .milliseconds(200)
        try await House.open(limits) { house in
            let client = try house.client()
            client.send("GET /a HTTP/1.1\r\nHost: b\r\n")
            for index in 0..<100 where client.send("X-\(index): a\r\n") {
                try await Task.sleep(for: .milliseconds(20))
                if index > 25 { break }
            }
            let reply = try client.reply()
            #expect(reply.status == 408)
            #expect(reply.title == "too-slow")
            #expect(client.isAtEnd())
            #expect(house.record.taken == 0)
        }
    }

    @Test func `end a connection that does not read its reply`() async throws {
        var limits = DoorLimits()
        limits.idle = .milliseconds(200)
        limits.connections = 1
        try await House.open(limits) { house in
            let deaf = try house.client()
            deaf.send(Client.request("GET", "/large"))
            #expect(try await house.hasTaken(1))
            // There is room for one, so someone else comes in only when the deaf one is out.
            #expect(try await house.comesIn())
            #expect(throws: (any Error).self) { try deaf.reply() }
        }
    }

    @Test func `do not cut a long reply`() async throws {
        try await House.open { house in
            let client = try house.client()
            let reply = try client.ask("GET", "/large", headers: ["Connection: close"])
            #expect(reply.body.utf8.count == 8 << 20)
        }
    }
}
