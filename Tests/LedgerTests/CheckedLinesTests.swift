import Foundation
import Ledger
import Synchronization
import Testing

@testable import bursar_audit

/// Lines that several threads check come out in the order of the log, whatever it looks like.
@Suite struct `Lines that are checked ahead` {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func put(_ lines: [[UInt8]], _ name: String) throws {
        let url = URL(filePath: scratch.path + "/log/entries/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(lines.flatMap { $0 + [10] }).write(to: url)
    }

    private func page(_ first: Int) -> String {
        String(repeating: "0", count: 12 - String(first).count) + String(first) + ".ndjson"
    }

    /// What comes out: the places, the pages, and what ended it.
    private func read(workers: Int, stopAt: Int = .max) throws -> (
        seqs: [UInt64], pages: [String], findings: [LogFinding], failure: AuditFailure?
    ) {
        let files = LogFiles(path: scratch.path + "/log", checkpoint: "x")
        let lines = try LogLines(scratch.path + "/log", files)
        let checked = try CheckedLines(lines, needsEntries: true, workers: workers)
        var (seqs, pages, findings): ([UInt64], [String], [LogFinding]) = ([], [], [])
        do throws(AuditFailure) {
            try checked.forEach { line, page throws(AuditFailure) in
                switch line.checked {
                case .success(let entry): seqs.append(entry.seq)
                case .failure(let finding): findings.append(finding)
                }
                pages.append(String(page.suffix(19)))
                if seqs.count >= stopAt {
                    throw .failed(what: "", why: "stopped", hint: "")
                }
            }
        } catch { return (seqs, pages, findings, error) }
        return (seqs, pages, findings, nil)
    }

    @Test(arguments: [1, 2, 5])
    func `come in order, each with its page`(workers: Int) throws {
        let lines = (UInt64(0)..<3_000).map { entry($0) }
        for first in stride(from: 0, to: 3_000, by: 700) {
            try put(Array(lines[first..<min(3_000, first + 700)]), page(first))
        }
        let all = try read(workers: workers)
        #expect(all.failure == nil)
        let places: [UInt64] = Array(0..<3_000)
        #expect(all.seqs == places)
        #expect(all.findings.isEmpty)
        let pages: [String] = (0..<3_000).map { page($0 / 700 * 700) }
        #expect(all.pages == pages)
    }

    @Test(arguments: [1, 4])
    func `say what is wrong in its place, and go on`(workers: Int) throws {
        var lines = (UInt64(0)..<1_000).map { entry($0) }
        lines[137] = Array("{}".utf8)
        lines[700] = entry(701)
        try put(lines, page(0))
        let all = try read(workers: workers)
        #expect(all.pages.count == 1_000)
        #expect(all.findings.map(\.seq) == [137, 700])
        let rest: [UInt64] = (UInt64(0)..<1_000).filter { $0 != 137 && $0 != 700 }
        #expect(all.seqs == rest)
    }

    @Test func `end with what can't be read, after what can`() throws {
        try put((UInt64(0)..<300).map { entry($0) }, page(0))
        try put([], page(300))
        let all = try read(workers: 3)
        #expect(all.seqs.count == 300)
        guard case .tampering(let what, let why, let seq)? = all.failure else {
            Issue.record("not found")
            return
        }
        #expect(what.hasSuffix(page(300)))
        #expect(why == "holds no entry")
        #expect(seq == 300)
    }

    @Test func `may be left before their end`() throws {
        try put((UInt64(0)..<3_000).map { entry($0) }, page(0))
        let all = try read(workers: 4, stopAt: 200)
        let places: [UInt64] = Array(0..<200)
        #expect(all.seqs == places)
        #expect(all.failure?.why == "stopped")
    }

    @Test func `of no log are none`() throws {
        try put([], "notes")
        let none = try read(workers: 2)
        #expect(none.pages.isEmpty)
        #expect(none.failure == nil)
    }
}
