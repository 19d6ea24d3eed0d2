import API
import Foundation
import NIOCore
import NIOPosix
import Testing

@Suite struct `The sockets` {
    @Test func `have the modes of the contract`() async throws {
        try await House.open { house in
            #expect(mode(house.run) == 0o711)
            #expect(mode("\(house.run)/agent") == 0o750)
            #expect(mode("\(house.run)/admin") == 0o700)
            #expect(mode("\(house.run)/audit") == 0o750)
            #expect(mode("\(house.run)/feed") == 0o750)
            #expect(mode(house.path(.agent)) == 0o660)
            #expect(mode(house.path(.admin)) == 0o600)
            #expect(mode(house.path(.audit)) == 0o660)
            #expect(mode(house.path(.feed)) == 0o660)
        }
    }

    @Test func `tell each door and the peer's user`() async throws {
        try await House.open { house in
            for door in Door.allCases {
                let reply = try house.ask(at: door, "GET", "/a")
                #expect(reply.body.hasSuffix(" \(door.rawValue) \(geteuid())"))
            }
        }
    }

    @Test(.enabled(if: geteuid() == 0, "another user's socket call needs root"))
    func `tell another user apart, and turn one without a number away`() async throws {
        try await House.open { house in
            _ = unsafe chmod("\(house.run)/agent", 0o755)
            _ = unsafe chmod(house.path(.agent), 0o666)
            _ = unsafe chmod("\(house.run)/admin", 0o755)
            _ = unsafe chmod(house.path(.admin), 0o666)
            let reply1 = try reply(as: 1234, from: house.path(.agent))
            #expect(reply1.hasSuffix("agent 1234"))
            let reply2 = try reply(as: 65_534, from: house.path(.agent))
            #expect(reply2.contains("unknown-caller"))
            let reply3 = try reply(as: 1234, from: house.path(.admin))
            #expect(reply3.contains("unknown-caller"))
        }
    }

    @Test func `are gone after a stop`() async throws {
        var run = ""
        try await House.open { house in
            run = house.run
            await house.server.stop()
            for door in Door.allCases { #expect(mode(house.path(door)) == nil) }
            #expect(throws: Client.Broken.self) { try house.client() }
        }
        #expect(mode(run) == nil)
    }

    @Test func `replace what a killed daemon left`() async throws {
        try await House.open { house in
            let path = house.path(.agent)
            _ = unsafe rename(path, path + ".live")
            let dead = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            bindSocket(dead, path)
            close(dead)
            await house.server.stop()
            #expect(mode(path) != nil, "a file that is not ours stays")
            let again = try await open(house)
            #expect(try house.ask("GET", "/a").status == 200)
            await again.stop()
            _ = unsafe unlink(path + ".live")
        }
    }

    @Test func `of a daemon that lives are not taken away`() async throws {
        try await House.open { house in
            await #expect(throws: DoorError.inUse(path: house.path(.agent))) {
                _ = try await open(house)
            }
            let reply4 = try house.ask("GET", "/a")
            #expect(reply4.status == 200)
        }
    }

    @Test func `do not replace what is not a socket`() async throws {
        try await House.open { house in
            await house.server.stop()
            _ = FileManager.default.createFile(
                atPath: house.path(.audit), contents: Data("mine".utf8))
            await #expect(throws: DoorError.notASocket(path: house.path(.audit))) {
                _ = try await open(house)
            }
            #expect(FileManager.default.contents(atPath: house.path(.audit)) == Data("mine".utf8))
            #expect(mode(house.path(.agent)) == nil, "those that were made are taken back")
        }
    }

    @Test func `do not follow a link`() async throws {
        try await House.open { house in
            let target = "/tmp/bursar-elsewhere-\(UUID().uuidString)"
            _ = unsafe mkdir(target, 0o755)
            let run = "\(house.run)/linked"
            _ = unsafe symlink(target, run)
            await #expect(throws: DoorError.notADirectory(path: run)) {
                _ = try await open(house, run: run)
            }
            #expect(mode(target) == 0o755)
            _ = unsafe rmdir(target)
        }
    }

    @Test func `with a path the system cannot hold are a clear error`() async throws {
        try await House.open { house in
            let run = house.run + "/" + String(repeating: "r", count: 80)
            let path = "\(run)/agent/agent.sock"
            let expected = DoorError.pathTooLong(path: path, length: path.utf8.count, limit: 107)
            await #expect(throws: expected) { _ = try await open(house, run: run) }
            #expect(expected.clause.contains("above the system's 107"))
        }
    }

    private func open(_ house: House, run: String? = nil) async throws -> DoorServer {
        let record = house.record
        return try await DoorServer.start(on: house.group.any(), run: run ?? house.run) {
            EchoDesk(record)
        }
    }

    private func mode(_ path: String) -> UInt32? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        return status.st_mode & 0o7777
    }

    private func bindSocket(_ descriptor: Int32, _ path: String) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { target in
            for (index, byte) in path.utf8.enumerated() { unsafe target[index] = byte }
        }
        _ = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// What `curl` gets as another user.
    private func reply(as uid: UInt32, from path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.arguments = [
            "--reuid=\(uid)", "--clear-groups", "curl", "-s", "--unix-socket", path,
            "http://bursar/a",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
