import API
import Testing

@Suite struct `A connection` {
    @Test func `gets its replies in the order of its requests`() async throws {
        try await House.open { house in
            let client = try house.client()
            client.send((1...5).map { Client.request("GET", "/hold\($0)") }.joined())
            #expect(try await house.hasTaken(5))
            let other = try house.client()
            #expect(try other.ask("GET", "/release").status == 200)
            for index in 1...5 {
                #expect(try client.reply().body.hasPrefix("GET /hold\(index) "))
            }
        }
    }

    @Test func `gets the replies to what came before a mistake`() async throws {
        try await House.open { house in
            let client = try house.client()
            client.send(Client.request("GET", "/hold1") + "nonsense\r\n\r\n")
            #expect(try await house.hasTaken(1))
            #expect(try house.ask("GET", "/release").status == 200)
            #expect(try client.reply().status == 200)
            #expect(try client.reply().status == 400)
            #expect(client.isAtEnd())
        }
    }

    @Test func `that said all still gets its reply`() async throws {
        try await House.open { house in
            let client = try house.client()
            client.send(Client.request("GET", "/hold1"))
            client.finish()
            #expect(try await house.hasTaken(1))
            #expect(try house.ask("GET", "/release").status == 200)
            #expect(try client.reply().status == 200)
            #expect(client.isAtEnd())
        }
    }

    @Test func `that went away while the desk worked harms nobody`() async throws {
        try await House.open { house in
            do {
                let gone = try house.client()
                gone.send(Client.request("GET", "/hold1"))
                #expect(try await house.hasTaken(1))
            }
            let client = try house.client()
            #expect(try client.ask("GET", "/release").status == 200)
            #expect(try client.ask("GET", "/a").status == 200)
        }
    }

    @Test func `gets one reply when the desk gives two`() async throws {
        try await House.open { house in
            let client = try house.client()
            #expect(try client.ask("GET", "/twice").body.hasPrefix("GET /twice "))
            #expect(try client.ask("GET", "/next").body.hasPrefix("GET /next "))
        }
    }

    @Test func `cannot be given a header inside a header's value`() async throws {
        try await House.open { house in
            let reply = try house.ask("GET", "/split")
            #expect(reply.headers["x-note"] == "ax-evil: b")
            #expect(reply.headers["x-evil"] == nil)
        }
    }

    @Test func `that sends more than its share waits, and gets all`() async throws {
        var limits = DoorLimits()
        limits.pipelined = 2
        try await House.open(limits) { house in
            let client = try house.client()
            for index in 0..<40 { client.send(Client.request("GET", "/late\(index)")) }
            for index in 0..<40 {
                #expect(try client.reply().body.hasPrefix("GET /late\(index) "))
            }
        }
    }
}

@Suite struct `A turn of the loop` {
    @Test func `ends once for all that one packet held`() async throws {
        try await House.open { house in
            let client = try house.client()
            client.send((1...8).map { Client.request("GET", "/late\($0)") }.joined())
            for _ in 1...8 { #expect(try client.reply().status == 200) }
            #expect(house.record.turns == [(1...8).map { "/late\($0)" }])
        }
    }

    @Test func `takes in every socket that was ready`() async throws {
        try await House.open { house in
            let clients = try (0..<8).map { _ in try house.client() }
            let admin = try house.client(.admin)
            for client in clients + [admin] {
                #expect(try client.ask("GET", "/late-warm").status == 200)
            }
            let before = house.record.turns.count
            // The loop is kept busy while all of them send, so that they are ready together.
            try await house.onLoop {
                for client in clients + [admin] { client.send(Client.request("GET", "/late")) }
            }
            for client in clients + [admin] { #expect(try client.reply().status == 200) }
            let turns = house.record.turns.dropFirst(before)
            #expect(turns.map(\.count) == [9])
        }
    }

    @Test func `without a request is not ended`() async throws {
        try await House.open { house in
            let client = try house.client()
            client.send("GET /half HTTP/1.1\r\nHost: b\r\n")
            #expect(try house.ask("GET", "/late").status == 200)
            #expect(house.record.turns == [["/late"]])
        }
    }
}
