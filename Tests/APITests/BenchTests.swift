import API
import Foundation
import JSON
import Testing

@Suite struct `The load generator` {
    @Test func `counts what was answered, and what with anything but 200`() async throws {
        try await House.open { house in
            let report = try run(house, ["--connections", "1,8", "--json"], tokens: "t\n")
            guard case .object(let document) = try JSONReader.read(Array(report.text.utf8)),
                case .array(let rounds)? = document["rounds"]
            else {
                Issue.record("no report: \(report.text)")
                return
            }
            #expect(rounds.count == 2)
            for (round, connections) in zip(rounds, [1, 8] as [JSON]) {
                guard case .object(let facts) = round,
                    case .integer(let payments)? = facts["payments"],
                    case .integer(let median)? = facts["p50_us"],
                    case .integer(let slowest)? = facts["max_us"],
                    case .integer(let server)? = facts["server_ns_per_payment"]
                else {
                    Issue.record("no facts: \(round)")
                    return
                }
                #expect(facts["connections"] == connections)
                #expect(payments > 10)
                #expect(0 < median && median <= slowest)
                #expect(server > 1000)
                #expect(facts["other_statuses"] == .object(JSONObject()))
            }
            #expect(house.record.taken > 20)
            #expect(Set(house.record.turns.joined()) == ["/v1/payments"])
        }
    }

    @Test func `prints a table and names the statuses that were no 200`() async throws {
        try await House.open { house in
            let report = try run(house, ["--connections", "2"], tokens: "agent t ton/refused\n")
            let lines = report.text.split(separator: "\n")
            #expect(lines.first?.contains("payments/s") == true)
            #expect(lines.dropFirst().first?.hasSuffix("x403") == false)
            #expect(lines.dropFirst().first?.contains("x403") == true)
            #expect(report.status == 0)
        }
    }

    @Test func `measures the steps of a payment on every chain`() throws {
        let report = try launch(["steps", "1"], input: "")
        #expect(report.status == 0)
        let lines = report.text.split(separator: "\n")
        #expect(lines.count == 8)
        let steps = [
            "propose", "ethereum", "ton", "bitcoin", "apply", "1000 open payments", "10000 open",
            "100000 open",
        ]
        for (line, step) in zip(lines, steps) {
            #expect(line.hasPrefix(step))
            if line.hasSuffix("µs") { continue }
            #expect(line.split(separator: " ").last.flatMap { Double($0) } ?? 0 > 0)
        }
    }

    @Test func `measures what making payments durable takes, and leaves no file`() throws {
        let temporary = FileManager.default.temporaryDirectory
        let before = try Self.places(in: temporary)
        let report = try launch(["commit", "10"], input: "")
        #expect(report.status == 0)
        let lines = report.text.split(separator: "\n")
        #expect(lines.count == 11)
        #expect(lines.first?.hasPrefix("commit (64 waiting)") == true)
        for line in lines.dropFirst() {
            #expect(line.split(separator: " ").last.flatMap { Double($0) } ?? 0 > 0, "\(line)")
        }
        // An entry is part of what a payment takes, and each page of that was written twice or more.
        let bytes = lines.suffix(3).compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(bytes.count == 3 && 1_000 < bytes[0] && bytes[0] < bytes[1])
        #expect(bytes[2] > 2 * bytes[0])
        #expect(try Self.places(in: temporary) == before)
    }

    private static func places(in directory: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path)
            .filter { $0.hasPrefix("bursar-bench-") }.sorted()
    }

    @Test(arguments: [
        [], ["steps", "0"], ["commit", "9"], ["commit", "x"], ["commit", "10", "10"],
        ["steps", "1", "2"], ["--socket", "x"],
        ["--socket", "x", "--to", "0x"],
        ["--socket", "x", "--to", "0x", "--token-fd", "0", "--seconds", "0"],
        ["--socket", "x", "--to", "0x", "--token-fd", "0", "--connections", "1,x"],
        ["--socket", "x", "--to", "0x", "--token-fd", "0", "--loud", "1"],
    ])
    func `says how it is used`(arguments: [String]) throws {
        let outcome = try launch(arguments, input: "")
        #expect(outcome.status == 2)
        #expect(outcome.text.isEmpty)
    }

    private func run(
        _ house: House, _ arguments: [String], tokens: String
    ) throws -> (status: Int32, text: String) {
        try launch(
            [
                "--socket", house.path(.agent), "--to", "0x0", "--tokens", "/dev/stdin",
                "--seconds", "1", "--warmup", "0", "--server-pid", "\(getpid())",
            ] + arguments, input: tokens)
    }

    private func launch(
        _ arguments: [String], input: String
    ) throws -> (status: Int32, text: String) {
        let process = Process()
        // The test bundle and the products stand in one directory.
        process.executableURL = try #require(products).appending(path: "bursar-bench")
        process.arguments = arguments
        let (input, output) = (try pipe(holding: input), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    private func pipe(holding text: String) throws -> Pipe {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try pipe.fileHandleForWriting.close()
        return pipe
    }

    /// Where the build put the programs: found by the bundle's own name among the arguments.
    private var products: URL? {
        CommandLine.arguments.first { $0.contains(".xctest") || $0.contains("/debug/") }
            .map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    }
}
