import Foundation
import JSON
import Ledger
import Terms
import Testing

@Suite struct `A receipt that an agent kept` {
    private let scratch: Scratch
    private let signer = TestLog()
    private let log: DecidedLog
    private let payment: String

    init() throws {
        scratch = try Scratch()
        var log = try DecidedLog()
        payment = try log.pay("10").text
        try log.pay("5")
        self.log = log
    }

    /// Writes a file and gives its path.
    private func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let path = scratch.path + "/" + name
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    private func tree() -> MerkleTree {
        var tree = MerkleTree()
        for line in log.lines { tree.append(leaf: MerkleHash.leaf(line)) }
        return tree
    }

    /// The receipt of an entry under the whole log.
    private func receipt(_ index: Int) throws -> String {
        let tree = tree()
        let path = try #require(tree.inclusionProof(of: UInt64(index), at: tree.size))
        let note = signer.note(size: tree.size, root: tree.root)
        return TLogProof(index: UInt64(index), path: path, checkpoint: note).text
    }

    private func check(_ arguments: String..., key: String? = nil) throws -> AuditProgram.Ended {
        try AuditProgram.run(["receipt"] + arguments + ["--key", key ?? signer.key.text])
    }

    @Test func `proves that its payment's entry is in the log`() throws {
        let kept = try file("receipt", receipt(6).utf8)
        let entry = try file("entry", log.lines[6] + [10])
        let ended = try check(kept, "--entry", entry)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(
            ended.output == "bursar.local/test: entry 6 is among the 8 entries that were signed\n"
                + "payment \(payment) was signed\n")
        // The entry may be looked up in a whole log.
        let all = try file("all", log.lines.flatMap { $0 + [10] })
        #expect(try check(kept, "--entry", all).output == ended.output)
        let json = try check(kept, "--entry", entry, "--json")
        #expect(json.output.hasPrefix("{\"entry\":6,\"origin\":\"bursar.local/test\",\"outcome\":"))
        #expect(json.output.contains("\"proven\":true"))
        #expect(json.output.contains("\"payment\":\"\(payment)\""))
    }

    @Test func `is found in the reply to its payment, and held to that payment`() throws {
        let entry = try file("entry", log.lines[6])
        let reply: JSON = ["payment": .string(payment), "receipt": .string(try receipt(6))]
        let kept = try file("reply", JSONWriter.write(reply))
        #expect(try check(kept, "--entry", entry).status == 0)
        let other: JSON = ["payment": .string(payment), "receipt": .string(try receipt(7))]
        let mixed = try file("mixed", JSONWriter.write(other))
        let ended = try check(mixed, "--entry", file("other", log.lines[7]))
        #expect(ended.status == 4)
        #expect(ended.errors.contains("is of payment \(payment), and entry 7 is of payment 01"))
        let policy: JSON = ["payment": .string(payment), "receipt": .string(try receipt(3))]
        let wrong = try check(
            file("wrong", JSONWriter.write(policy)), "--entry", file("third", log.lines[3]))
        #expect(wrong.status == 4)
        #expect(wrong.errors.contains("and entry 3 is of no payment"))
    }

    @Test func `proves no entry that was changed, nor one it has not the path of`() throws {
        let kept = try file("receipt", receipt(6).utf8)
        let changed = try DecidedLog.edited(log.lines[6]) { $0["charge"] = "1" }
        let ended = try check(kept, "--entry", file("entry", changed))
        #expect(ended.status == 4)
        #expect(
            ended.errors.contains(
                "does not lead from entry 6 to the root of the checkpoint at size 8"))
        let moved = try receipt(6).replacing("index 6", with: "index 7")
        #expect(
            try check(file("moved", moved.utf8), "--entry", file("last", log.lines[7])).status == 4)
    }

    @Test func `is worth nothing under another key, or cut`() throws {
        let text = try receipt(6)
        let entry = try file("entry", log.lines[6])
        let kept = try file("receipt", text.utf8)
        #expect(try check(kept, "--entry", entry, key: TestLog(seed: 9).key.text).status == 4)
        for length in [0, 20, text.utf8.count / 2, text.utf8.count - 10] {
            let cut = try check(file("cut", text.utf8.prefix(length)), "--entry", entry)
            #expect(cut.status == 4, "\(length)")
        }
    }

    @Test func `without its entry proves nothing, and says so`() throws {
        let kept = try file("receipt", receipt(6).utf8)
        let ended = try check(kept)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("without it nothing is proven"))
        #expect(try check(kept, "--json").output.contains("\"proven\":false"))
        let beyond = try receipt(6).replacing("index 6", with: "index 8")
        #expect(try check(file("beyond", beyond.utf8)).status == 4)
        let other = try check(kept, "--entry", file("other", log.lines[5]))
        #expect(other.status == 1)
        #expect(other.errors.contains("holds no entry 6"))
    }

    @Test func `answers 2 to mistakes in its arguments`() throws {
        #expect(try AuditProgram.run("receipt", "x").status == 2)
        #expect(try check("x", key: "k").errors.contains("hint: bursar-audit receipt --help"))
        #expect(try check(scratch.path + "/none").status == 1)
    }
}
