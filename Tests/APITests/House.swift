import API
import Foundation
import NIOCore
import NIOPosix

/// A daemon's outside: the doors in a directory of their own, with an echo behind them.
struct House: Sendable {
    let run: String
    let record: EchoDesk.Record
    let server: DoorServer
    let group: MultiThreadedEventLoopGroup

    /// Runs `body` in a house and tears the house down.
    static func open(
        _ limits: DoorLimits = DoorLimits(), _ body: (House) async throws -> Void
    ) async throws {
        let run = "/tmp/bursar-doors-\(UUID().uuidString.prefix(13))"
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let record = EchoDesk.Record()
        let server = try await DoorServer.start(on: group.any(), run: run, limits: limits) {
            EchoDesk(record)
        }
        let house = House(run: run, record: record, server: server, group: group)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(house))
        } catch {
            outcome = .failure(error)
        }
        await server.stop()
        try await group.shutdownGracefully()
        try FileManager.default.removeItem(atPath: run)
        try outcome.get()
    }

    func path(_ door: Door) -> String { "\(run)/\(door.rawValue)/\(door.rawValue).sock" }

    func client(_ door: Door = .agent) throws -> Client { try Client(path(door)) }

    /// Asks once, over a connection of its own.
    func ask(
        at door: Door = .agent, _ method: String, _ target: String, headers: [String] = [],
        body: String? = nil
    ) throws -> Client.Reply {
        try client(door).ask(method, target, headers: headers, body: body)
    }

    /// What a new connection is told before it says anything.
    func greeting(at door: Door = .agent) throws -> Client.Reply { try client(door).reply() }

    /// Waits until the desk took `count` requests; false after five seconds.
    func hasTaken(_ count: Int) async throws -> Bool {
        for _ in 0..<500 {
            if record.taken >= count { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    /// Waits until a new connection is served again; false after five seconds.
    func comesIn() async throws -> Bool {
        for _ in 0..<250 {
            if try ask("GET", "/again").status == 200 { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    /// Runs `work` on the doors' loop and waits for it.
    func onLoop(_ work: @escaping @Sendable () -> Void) async throws {
        try await group.any().submit(work).get()
    }
}
