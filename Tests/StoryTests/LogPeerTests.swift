import Digests
import Foundation
import JSON
import Testing

/// What other people's code for transparency logs is to judge: a daemon's log, whole.
@Suite struct `For judges of logs` {
    private let shop: Shop
    private var home: DaemonHome { shop.home }

    init() throws { shop = try Shop() }

    /// The files of an export in tiles, in base64.
    private func files(_ directory: String) throws -> JSON {
        var members: [(String, JSON)] = []
        for name in try FileManager.default.subpathsOfDirectory(atPath: directory) {
            let url = URL(filePath: "\(directory)/\(name)")
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            else { continue }
            members.append((name, .string(Base64.encode(Array(try Data(contentsOf: url))))))
        }
        return .object(JSONObject(members))
    }

    private func proof(from old: UInt64, to new: UInt64) throws -> JSON {
        let reply = try home.connect("audit")
            .ask("GET", "/v1/audit/proof/consistency?from=\(old)&to=\(new)")
        guard let hashes = reply.json["hashes"] else { throw Broken(reply.text) }
        return ["from": .integer(old), "to": .integer(new), "hashes": hashes]
    }

    private func program(_ arguments: [String], input: String = "") throws -> String {
        let ended = try Transcript(Products.path("bursar-audit"), arguments, input: input)
        guard ended.status == 0 else { throw Broken(ended.err) }
        return ended.out
    }

    @Test func `stands a log with its tiles, proofs, receipts and cosignatures`() throws {
        let hand = try shop.hire(Budget(limit: "100000.00", projectLimit: "100000.00"))
        var receipts: [JSON] = []
        for nonce in 0..<5 {
            let reply = try hand.pay(Order.numbered(nonce))
            receipts.append(try #require(reply.json["receipt"]))
            for _ in 0..<70 { try shop.rate() }
        }
        let state = home.place + "/w"
        let key = try program(["witness", "new", "--state", state, "--name", "witness.example/w1"])
            .trimmingCharacters(in: .newlines)
        let request = try home.bursar("audit", "checkpoint", "--from", "0")
        _ = try program(
            ["witness", "add", "-", "--state", state, "--log", home.verifierKey],
            input: request.out)
        let cosigned = try program(
            ["witness", "show", "--state", state, "--log", home.verifierKey])
        let exported = try home.bursar(
            "audit", "export", home.place + "/tiles", "--format", "tiles", "--json")
        let size = try #require(try exported.json.number("entries"))
        #expect(size > 350)
        var proofs: [JSON] = []
        for (old, new) in [
            (1, 2), (1, size), (255, 256), (256, size), (257, 300), (size - 1, size),
        ] {
            proofs.append(try proof(from: old, to: new))
        }
        let line: JSON = [
            "vkey": .string(home.verifierKey), "files": try files(home.place + "/tiles"),
            "receipts": .array(receipts), "consistency": .array(proofs),
            "witness": .string(key), "cosigned": .string(cosigned),
        ]
        // Where scripts/test asks for it; else to a directory that is gone with the daemon's.
        let asked = ProcessInfo.processInfo.environment["BURSAR_PEER_LINES"] ?? home.place
        let file = URL(filePath: asked, directoryHint: .isDirectory).appending(path: "tlog.ndjson")
        try Data(JSONWriter.write(line) + [10]).write(to: file, options: .atomic)
        #expect(try JSONReader.read(Array(Data(contentsOf: file).dropLast())) == line)
    }
}
