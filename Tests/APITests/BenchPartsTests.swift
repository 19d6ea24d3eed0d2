import Foundation
import JSON
import Testing

@testable import bursar_bench

@Suite struct `The load generator's reply scanner` {
    private let reply = Array(
        "HTTP/1.1 403 Forbidden\r\ncontent-length: 5\r\nx: y\r\n\r\nhello".utf8)

    @Test func `finds the end of a reply wherever it is cut`() {
        for cut in 1..<reply.count {
            var scanner = ReplyScanner()
            let early = scanner.take(reply[..<cut])
            let whole = scanner.take(reply[cut...])
            #expect(!early, "cut at \(cut)")
            #expect(whole, "cut at \(cut)")
            #expect(scanner.status == 403)
        }
    }

    @Test func `finds it byte by byte, and again after a reset`() {
        var scanner = ReplyScanner()
        for _ in 0..<2 {
            let whole = reply.indices.map { scanner.take(reply[$0...$0]) }
            #expect(whole.firstIndex(of: true) == reply.count - 1)
            scanner.reset()
            #expect(scanner.status == 0)
        }
    }

    @Test func `takes a reply without a length as one without a body`() {
        var scanner = ReplyScanner()
        let whole = scanner.take(Array("HTTP/1.1 204 \r\nx: y\r\n\r\n".utf8)[...])
        #expect(whole)
        #expect(scanner.status == 204)
    }
}

@Suite struct `The load generator's requests` {
    private func options() throws -> Options {
        try Options([
            "--socket", "s", "--to", "0xAb", "--token-fd", "0", "--first", "98", "--amount", "2",
        ])
    }

    private func parts(_ bytes: [UInt8]) throws -> (head: [Substring], body: JSON) {
        let text = String(decoding: bytes, as: UTF8.self)
        let end = try #require(text.range(of: "\r\n\r\n"))
        let head = text[..<end.lowerBound].split(separator: "\r\n")
        let body = Array(text[end.upperBound...].utf8)
        #expect(head.contains { $0 == "Content-Length: \(body.count)" })
        return (head, try JSONReader.read(body))
    }

    @Test func `are payments with keys of their own and a nonce that rises`() throws {
        let agents = [Agent(token: "t1", wallet: "ethereum/a"), Agent(token: "t2", wallet: "b/c")]
        var writer = RequestWriter(agents, try options())
        var keys: Set<Substring> = []
        for nonce in 98..<103 as Range<UInt64> {
            var bytes: [UInt8] = Array("left over".utf8)
            writer.write(agent: Int(nonce % 2), to: &bytes)
            let (head, body) = try parts(bytes)
            #expect(head.first == "POST /v1/payments HTTP/1.1")
            #expect(head.contains { $0 == "Authorization: Bearer t\(nonce % 2 + 1)" })
            let key = try #require(head.first { $0.hasPrefix("Idempotency-Key: ") }).dropFirst(17)
            #expect((16...128).contains(key.utf8.count))
            keys.insert(key)
            guard case .object(let members) = body, case .object(let network)? = members["network"]
            else {
                Issue.record("no network: \(body)")
                return
            }
            #expect(network["nonce"] == .integer(nonce))
            #expect(members["wallet"] == .string(agents[Int(nonce % 2)].wallet))
            #expect(
                members["intent"]
                    == ["kind": "transfer", "to": "0xAb", "amount": "2", "asset": "ETH"])
        }
        #expect(keys.count == 5)
    }

    @Test func `have their number wherever the network object asks for it`() throws {
        for (network, expected) in [
            ("{}", [:]), ("{\"seqno\":#,\"valid_for\":#}", ["seqno": 9, "valid_for": 9]),
            ("{\"fee_rate\":\"1.#\"}", ["fee_rate": "1.9"]),
        ] as [(String, JSON)] {
            let options = try Options([
                "--socket", "s", "--to", "a", "--token-fd", "0", "--first", "9", "--network",
                network,
            ])
            var writer = RequestWriter([Agent(token: "t", wallet: "ton/a")], options)
            var bytes: [UInt8] = []
            writer.write(agent: 0, to: &bytes)
            guard case .object(let members) = try parts(bytes).body else { return }
            #expect(members["network"] == expected)
        }
    }

    @Test func `of two runs never share a key`() throws {
        let agents = [Agent(token: "t", wallet: "ethereum/a")]
        let keys = try (0..<2).map { _ in
            var writer = RequestWriter(agents, try options())
            var bytes: [UInt8] = []
            writer.write(agent: 0, to: &bytes)
            return try #require(parts(bytes).head.first { $0.hasPrefix("Idempotency-Key: ") })
        }
        #expect(keys[0] != keys[1])
    }
}

@Suite struct `The load generator's options` {
    private let needed = ["--socket", "s", "--to", "0x0", "--token-fd", "3"]

    @Test func `have the values they are given`() throws {
        let options = try Options(
            needed + [
                "--connections", "1,7", "--seconds", "3", "--warmup", "0", "--json",
                "--server-pid", "42", "--wallet", "ton/x", "--asset", "TON", "--network", "{}",
            ])
        #expect(options.connections == [1, 7])
        #expect(options.seconds == 3)
        #expect(options.warmup == 0)
        #expect(options.json)
        #expect(options.serverPID == 42)
        #expect(options.wallet == "ton/x")
        #expect(options.asset == "TON")
        #expect(options.network == "{}")
        #expect(options.tokenDescriptor == 3)
    }

    @Test func `measure four loads unless told otherwise`() throws {
        #expect(try Options(needed).connections == [1, 16, 64, 256])
    }

    @Test(arguments: [
        ["--tokens", "f"], ["--seconds"], ["--seconds", "-1"], ["--connections", ""],
        ["--connections", "0"], ["--connections", "4097"], ["--first", "x"], ["extra", "x"],
    ])
    func `of doubtful form are refused`(extra: [String]) {
        #expect(throws: BenchError.self) { try Options(needed + extra) }
    }
}

@Suite struct `A measurement` {
    @Test func `without payments divides by nothing`() {
        let round = Round(connections: 4)
        #expect(round.perSecond == 0)
        #expect(round.latency(0.99) == 0)
        let table = Report(rounds: [round]).table
        #expect(table.split(separator: "\n").count == 2)
    }

    @Test func `aligns its table`() {
        let lines = Report(rounds: [Round(connections: 1), Round(connections: 256)]).table
            .split(separator: "\n")
        #expect(Set(lines.map(\.count)).count == 1)
    }
}
