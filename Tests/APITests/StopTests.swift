import API
import NIOCore
import Testing

@Suite struct `A stop` {
    @Test func `waits for the replies to what was taken`() async throws {
        try await House.open { house in
            let client = try house.client()
            client.send(Client.request("GET", "/hold"))
            let other = try house.client()
            #expect(try other.ask("GET", "/a").status == 200)
            #expect(try await house.hasTaken(2))
            // The release is taken in one turn with the stop, and before it.
            other.send(Client.request("GET", "/hold") + Client.request("GET", "/release"))
            #expect(try await house.hasTaken(4))
            async let stopped: Void = house.server.stop()
            let reply = try client.reply()
            #expect(reply.status == 200)
            await stopped
            #expect(client.isAtEnd())
        }
    }

    @Test func `ends idle connections at once`() async throws {
        var limits = DoorLimits()
        limits.stop = .seconds(900)
        try await House.open(limits) { house in
            let client = try house.client()
            #expect(try client.ask("GET", "/a").status == 200)
            let took = await ContinuousClock().measure { await house.server.stop() }
            // At once, as a busy machine has it: far below the stop's own limit.
            #expect(took < .seconds(600))
            #expect(client.isAtEnd())
        }
    }

    @Test func `does not wait for ever`() async throws {
        var limits = DoorLimits()
        limits.stop = .milliseconds(200)
        try await House.open(limits) { house in
            let client = try house.client()
            client.send(Client.request("GET", "/hold"))
            #expect(try await house.hasTaken(1))
            let took = await ContinuousClock().measure { await house.server.stop() }
            #expect(took >= .milliseconds(200))
            // The thread that would notice may wait long for its turn.
            #expect(took < .seconds(600))
            #expect(client.isAtEnd())
        }
    }
}
