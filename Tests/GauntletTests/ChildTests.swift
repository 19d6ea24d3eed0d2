import Foundation
import Testing

@testable import bursar_gauntlet

@Suite struct `A child` {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test func `reads a file, writes files, and ends with a status`() throws {
        defer { place.remove() }
        let input = place.file("in")
        try place.write("words\n", to: input)
        let streams = place.file("run")
        let child = try Child(
            "/bin/sh", ["-c", "cat; echo \"$A\" >&2; exit 7"], input: input, streams: streams,
            environment: ["A": "b=c"])
        #expect(child.wait() == 7)
        #expect(child.wait() == 7)
        #expect(!child.isRunning)
        #expect(place.read(streams + ".out") == "words\n")
        #expect(place.read(streams + ".err") == "b=c\n")
    }

    @Test func `ends by a signal, and gets none after its end`() throws {
        defer { place.remove() }
        let child = try Child("/bin/sleep", ["60"], streams: place.file("run"))
        #expect(child.isRunning)
        child.signal(SIGTERM)
        #expect(child.wait() == 128 + SIGTERM)
        child.signal(SIGKILL)
        #expect(child.wait() == 128 + SIGTERM)
    }

    @Test func `that can't be started is said to be`() throws {
        defer { place.remove() }
        #expect(throws: Trouble.self) {
            try Child("\(place.path)/none", [], streams: place.file("run"))
        }
    }

    @Test func `lives by a false clock, and its boot clock stays true`() throws {
        defer { place.remove() }
        guard let clock = try? FalseClock(place.file("clock")) else { return }
        try place.write("+3d\n", to: clock.file)
        let streams = place.file("date")
        let words = clock.words(["/bin/sh", "-c", "date +%s; cat /proc/uptime"])
        let child = try Child(
            words[0], Array(words.dropFirst()), streams: streams, environment: clock.environment)
        #expect(child.wait() == 0)
        clock.clean(after: child.pid)
        let lines = place.read(streams + ".out").split(separator: "\n")
        let shown = try #require(lines.first.flatMap { Int64($0) })
        #expect(abs(shown - Zone.now - 3 * 86_400) < 60)
    }

    @Test func `works in a place that is gone afterwards`() throws {
        let other = try Workplace()
        try other.write("a", to: "\(other.path)/file")
        try other.copy("\(other.path)/file", to: "\(other.path)/copy")
        #expect(other.read("\(other.path)/copy") == "a")
        #expect(other.read("\(other.path)/none") == "")
        #expect(throws: Trouble.self) {
            try other.copy("\(other.path)/none", to: "\(other.path)/x")
        }
        #expect(throws: Trouble.self) { try other.write("a", to: "\(other.path)/none/file") }
        other.remove()
        place.remove()
        #expect(!FileManager.default.fileExists(atPath: other.path))
        #expect(!FileManager.default.fileExists(atPath: "\(other.path).gone.out"))
    }
}
