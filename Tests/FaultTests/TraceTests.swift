import Foundation
import Testing

@Suite struct `A reply with a signature` {
    private static let calls =
        "trace=openat,fdatasync,pwrite64,read,recvfrom,recvmsg,write,writev,sendto,sendmsg"

    @Test(.enabled(if: Strace.isThere))
    func `is written after its decision was flushed, every time`() throws {
        let place = try Place()
        let (first, secrets) = try Setup.serve(place)
        #expect(first.stop() == 0)
        let file = place.scratch.path + "/trace"
        let served = try Served(place, under: Strace.wrapper(["-e", Self.calls], to: file))
        #expect(try served.unseal(secrets.passphrase).status == 200)
        // Alone, and several in a batch.
        let payer = try #require(Payer(place, token: secrets.tokens[0]))
        for number in 0..<10 {
            #expect(payer.pay("alone-in-its-batch-\(number)", nonce: number)?.status == 200)
        }
        let load = Load(place, token: secrets.tokens[0], round: 1)
        load.run(clients: 6, until: 40)
        let paid = load.outcome().answered.values.filter { $0.status == 200 }.count
        #expect(served.stop() == 0)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let trace = Trace(text)
        #expect(trace.releases.count == 10 + paid)
        #expect(trace.unproven.isEmpty, "\(trace.unproven.prefix(3))")
        expectDoctoredFound(text, trace)
    }

    /// The reader of traces must see what is wrong with a trace that was made wrong.
    private func expectDoctoredFound(_ text: String, _ trace: Trace) {
        let lines = text.split(separator: "\n")
        let unflushed = lines.filter { !$0.contains("fdatasync") }.joined(separator: "\n")
        #expect(Trace(unflushed).unproven.count == trace.releases.count)
        let failed = text.replacing(/fdatasync(.*) = 0/) { "fdatasync\($0.1) = -1 EIO" }
            .replacing(/fdatasync resumed>(.*) = 0/) { "fdatasync resumed>\($0.1) = -1 EIO" }
        #expect(Trace(failed).unproven.count == trace.releases.count)
        guard let release = trace.releases.first, let last = trace.releases.last else { return }
        // One flush alone is gone, and one reply alone comes too early.
        let around = trace.calls.filter {
            $0.name == "fdatasync" && $0.end < last.begin && $0.end > last.begin - 200
        }
        var missing = lines
        for call in around.reversed() { missing.remove(at: call.end) }
        #expect(!Trace(missing.joined(separator: "\n")).unproven.isEmpty)
        var early = lines
        let line = early.remove(at: release.begin)
        let flushes = trace.calls.filter { $0.name == "fdatasync" && $0.end < release.begin }
        early.insert(line, at: flushes.last?.begin ?? 0)
        #expect(!Trace(early.joined(separator: "\n")).unproven.isEmpty)
    }
}
