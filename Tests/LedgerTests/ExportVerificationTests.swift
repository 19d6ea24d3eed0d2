import Digests
import Foundation
import Ledger
import Terms
import Testing

/// What the auditor's program makes of an export: pages, named bytes, a key.
@Suite struct `An export` {
    private static let pageLength = 10_000
    private let scratch: Scratch
    private let log = TestLog()

    init() throws { scratch = try Scratch() }

    private func path(_ name: String) -> String { scratch.path + "/" + name }

    private func page(_ first: Int) -> String {
        let digits = String(first)
        return "entries/" + String(repeating: "0", count: 12 - digits.count) + digits + ".ndjson"
    }

    private func put(_ text: some Sequence<UInt8>, _ name: String) throws {
        let url = URL(filePath: path(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text).write(to: url)
    }

    /// Lays out entries as an export does, all of them signed.
    private func export(_ lines: [[UInt8]]) throws {
        var tree = MerkleTree()
        for line in lines { tree.append(leaf: MerkleHash.leaf(line)) }
        for first in stride(from: 0, to: lines.count, by: Self.pageLength) {
            let part = lines[first..<min(lines.count, first + Self.pageLength)]
            try put(part.flatMap { $0 + [10] }, page(first))
        }
        try put(log.note(size: tree.size, root: tree.root).utf8, "checkpoint")
        try put((log.key.text + "\n").utf8, "verifier-key")
        try put([], "README.md")
    }

    private func verify() throws -> AuditProgram.Ended {
        try AuditProgram.run("verify", scratch.path, "--key", log.key.text, "--json")
    }

    /// A decision whose payload is too long for its entry.
    private func decided(_ seq: UInt64, payload: String) -> [UInt8] {
        let plain = String(decoding: entry(seq), as: UTF8.self)
            .replacingOccurrences(of: "daemon.started", with: "payment.decided")
            .replacingOccurrences(
                of: "\"seq\"", with: "\"outcome\":\"refused\",\"payload\":\(payload),\"seq\""
            )
            .replacingOccurrences(of: ",\"v\":1}", with: ",\"v\":1,\"windows\":[]}")
        return Array(plain.utf8)
    }

    @Test func `of many pages is verified over all of them`() throws {
        try export((UInt64(0)..<20_005).map { entry($0) })
        let ended = try verify()
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("\"signed_size\":20005,\"size\":20005"))
        // A page less, and those behind it can't be reached, whatever they are.
        try FileManager.default.removeItem(atPath: path(page(10_000)))
        let cut = try verify()
        #expect(cut.status == 4)
        #expect(cut.errors.contains("the log ends before entry 10000, and 20005 were signed"))
    }

    @Test func `is found changed, wherever that was`() throws {
        let lines = (UInt64(0)..<12).map { entry($0) }
        let changes: [(String, () throws -> Void)] = [
            (
                "an entry",
                {
                    try put(
                        Array(lines.flatMap { $0 + [10] }.map { $0 == 0x38 ? 0x39 : $0 }), page(0))
                }
            ),
            ("the last entry gone", { try put(lines.dropLast().flatMap { $0 + [10] }, page(0)) }),
            (
                "two entries swapped",
                {
                    let swapped = [lines[0], lines[2], lines[1]] + lines[3...]
                    try put(swapped.flatMap { $0 + [10] }, page(0))
                }
            ),
            ("an empty page", { try put([], page(0)) }),
            (
                "an entry of its own on a page",
                {
                    try put(lines.prefix(6).flatMap { $0 + [10] }, page(0))
                    try put(lines.dropFirst(6).flatMap { $0 + [10] }, page(10_000))
                }
            ),
            (
                "the checkpoint",
                { try put(log.note(size: 12, root: MerkleHash.empty).utf8, "checkpoint") }
            ),
            ("a byte that is no text", { try put([0xFF], "checkpoint") }),
            (
                "the key beside it",
                { try put((TestLog(seed: 9).key.text + "\n").utf8, "verifier-key") }
            ),
        ]
        for (what, change) in changes {
            try export(lines)
            #expect(try verify().status == 0, "\(what)")
            try change()
            #expect(try verify().status == 4, "\(what)")
            try? FileManager.default.removeItem(atPath: path(page(10_000)))
        }
    }

    @Test func `without its checkpoint is not finished, and says what to do`() throws {
        try export([entry(0)])
        try FileManager.default.removeItem(atPath: path("checkpoint"))
        let ended = try verify()
        #expect(ended.status == 1)
        #expect(ended.errors.contains("bursar audit export"))
    }

    @Test func `without its first page holds no log`() throws {
        try export([entry(0)])
        try FileManager.default.removeItem(atPath: path(page(0)))
        #expect(try verify().status == 4)
        try FileManager.default.removeItem(atPath: path("entries"))
        #expect(try verify().status == 1)
    }

    @Test func `has the very bytes that its entries name`() throws {
        let bytes = [UInt8](repeating: 7, count: 100_000)
        let hash = SHA256.hash(bytes).hex
        let named = "{\"bytes\":100000,\"sha256\":\"\(hash)\"}"
        try export([entry(0), decided(1, payload: named), decided(2, payload: "null")])
        let missing = try verify()
        #expect(missing.status == 4)
        #expect(missing.errors.contains("entry 1 names it"), "\(missing.errors)")
        #expect(missing.output.contains("\"entry\":1"))
        try put(bytes, "blobs/\(hash)")
        #expect(try verify().status == 0)
        try put(bytes.dropLast() + [8], "blobs/\(hash)")
        #expect(try verify().status == 4)
        try put(bytes.dropLast(), "blobs/\(hash)")
        #expect(try verify().status == 4)
    }

    @Test func `may have what an interrupted run left beside its pages`() throws {
        try export([entry(0)])
        try put([1, 2, 3], "entries/.000000010000.ndjson.partial")
        #expect(try verify().status == 0)
    }
}
