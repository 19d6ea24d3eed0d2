import Digests
import Gate
import JSON
import Terms
import Testing

@testable import Ledger

/// What opening takes beside the state, as text and back.
@Suite struct `A gist of a log` {
    private static func decided(_ seq: UInt64, key: String) -> Entry {
        Entry(
            seq: seq, time: Moment(seconds: 1_800_000_000 + Int64(seq)), kind: "payment.decided",
            blind: [UInt8](repeating: 0, count: 16),
            actor: Actor(role: .agent, name: "worker", uid: 1),
            body: JSONObject([("key", .string(key))]))
    }

    private static let pin = Pin(
        table: .records, id: [1], version: 1, digest: [UInt8](repeating: 7, count: 32))

    private static func sealed(_ seq: UInt64) -> Entry {
        Entry(
            seq: seq, time: Moment(seconds: 1_800_000_000 + Int64(seq)), kind: "secret.put",
            blind: [UInt8](repeating: 0, count: 16),
            actor: Actor(role: .admin, name: "", uid: 1),
            body: JSONObject([("sealed", .array([pin.json]))]))
    }

    @Test func `is read as it was written, chunks and all`() throws {
        var gist = LogGist()
        let count = UInt64(KeyChunk.length) + 1_500
        for seq in 0..<count { gist.take(Self.decided(seq, key: "key-\(seq)")) }
        gist.take(Self.sealed(count))
        gist.miss(count + 1)
        let digest = gist.digest(through: 9)
        let uncut = gist
        let chunks = gist.cut()
        #expect(chunks.map(\.count) == [KeyChunk.length * 8])
        #expect(gist.digest(through: 9) == digest)
        let bytes = gist.bytes(through: 9)
        #expect(SHA256.hash(bytes) == digest)
        // What whoever makes a log lays beside it, whether the chunk is cut off already or not.
        #expect(uncut.blobs(through: 9) == chunks + [bytes])
        #expect(gist.blobs(through: 9) == [bytes])
        let chunk = { (hash: Digest32) throws(LedgerError) -> [UInt8]? in
            chunks.first { SHA256.hash($0) == hash }
        }
        let read = try #require(try LogGist(bytes, through: 9, chunk: chunk))
        #expect(read.bytes(through: 9) == bytes)
        #expect(read.boundKeys == Int(count))
        let agent = try #require(AgentName("worker"))
        for seq in [0, 1, UInt64(KeyChunk.length), count - 1] {
            #expect(read.binds(agent, "key-\(seq)"))
        }
        #expect(!read.binds(agent, "key-\(count)"))
        #expect(read.pins == [Self.pin])
        #expect(read.unread == [count + 1])
        // Of another place, without its chunk, cut short, or with one that is not full.
        #expect(try LogGist(bytes, through: 8, chunk: chunk) == nil)
        #expect(try LogGist(bytes, through: 9, chunk: { _ in nil }) == nil)
        #expect(try LogGist(Array(bytes.dropLast(1)), through: 9, chunk: chunk) == nil)
        #expect(try LogGist(Array(bytes.dropFirst(1)), through: 9, chunk: chunk) == nil)
        #expect(try LogGist(bytes, through: 9, chunk: { _ in chunks[0].dropLast(8) }) == nil)
    }

    @Test func `is nothing that any one line can be left out of`() throws {
        var gist = LogGist()
        gist.take(Self.decided(0, key: "a"))
        gist.take(Self.sealed(1))
        let lines = gist.bytes(through: 2).split(separator: UInt8(ascii: "\n"))
        for index in lines.indices {
            var fewer = lines
            fewer.remove(at: index)
            let bytes = fewer.flatMap { Array($0) + [UInt8(ascii: "\n")] }
            #expect(try LogGist(bytes, through: 2, chunk: { _ in nil }) == nil, "\(index)")
        }
    }
}
