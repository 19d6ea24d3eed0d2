@testable import API
import Admin
import Foundation
import Glibc
import NIOCore
import Testing

@Suite struct `Where a peer sits` {
    private static let line =
        "13281 (cat) R 13273 13274 7910 0 -1 4194304 100 0 0 0 0 0 0 0 20 0 1 0 97778 3133440 413"

    // A peer that has ended has no handle, and its number may be another's by now.
    @Test func `is by number where kernels have no handles, and else not told`() {
        #expect(DoorServer.fallback(after: IOError(errnoCode: ENOPROTOOPT, reason: "")) == -1)
        for code in [ESRCH, EINVAL, EMFILE] {
            #expect(DoorServer.fallback(after: IOError(errnoCode: code, reason: "")) == nil)
        }
    }

    @Test func `is read of the kernel's line`() throws {
        let line = try #require(ProcessLine(Self.line))
        #expect(line.process == 13_281)
        #expect(line.session == 7_910)
        #expect(line.started == 97_778)
    }

    // A program may call itself whatever it likes, to shift the fields that are read.
    @Test(arguments: ["a) R 1 1 1 0", "((", "x (y) z", ")", "", " ) 1 1 1 "])
    func `is not shifted by a program's name`(name: String) {
        #expect(ProcessLine(Self.line.replacing("cat", with: name)) == ProcessLine(Self.line))
    }

    @Test(arguments: [
        "", "1", "1 (cat)", "1 cat R 1 1 1", "x (cat) R 1 1 1 0 -1 4 1 0 0 0 0 0 0 0 2 0 1 0 9 3",
        "1 )cat( R 1 1 1 0 -1 4 1 0 0 0 0 0 0 0 2 0 1 0 9 3",
        "1 (cat) R 1 1 x 0 -1 4 1 0 0 0 0 0 0 0 2 0 1 0 9 3",
    ])
    func `is not read of what is no such line`(line: String) {
        #expect(ProcessLine(line) == nil)
    }

    @Test func `is nowhere for a process that there is not`() {
        #expect(Seat(ofProcess: 0, handle: -1) == nil)
        #expect(Seat(ofProcess: -1, handle: -1) == nil)
        #expect(Seat(ofProcess: .max, handle: -1) == nil)
    }

    /// A child that leads a session of its own sits elsewhere than this process, and its children with it.
    @Test func `is another's in another session, until its leader ends`() throws {
        let (process, child, grandchild) = try Self.leader()
        defer { _ = kill(grandchild, SIGKILL) }
        let seat = try #require(Seat(ofProcess: child, handle: -1))
        #expect(seat.session == child)
        #expect(Seat(ofProcess: grandchild, handle: -1) == seat)
        #expect(seat != Seat(ofProcess: getpid(), handle: -1))
        kill(child, SIGKILL)
        process.waitUntilExit()
        #expect(Seat(ofProcess: grandchild, handle: -1) == nil)
    }

    /// A shell in a session of its own, and what it started.
    private static func leader() throws -> (Process, Int32, Int32) {
        struct Failed: Error {}
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/setsid")
        process.arguments = ["--wait", "/bin/sh", "-c", "sleep 60 >&- & echo $$ $!; wait"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let numbers = said.split { !$0.isNumber }.compactMap { Int32($0) }
        guard numbers.count == 2 else { throw Failed() }
        return (process, numbers[0], numbers[1])
    }
}
