import Digests
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The audit door` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    /// The hashes of a proof.
    private func hashes(_ client: RawClient, _ target: String) throws -> [Digest32] {
        let reply = try client.ask("GET", "/v1/audit/proof/\(target)")
        #expect(reply.json.keys == ["hashes"], "\(reply.text)")
        return try reply.json.list("hashes").map { json in
            guard case .string(let text) = json, let bytes = Base64.decode(text),
                let digest = Digest32(bytes[...])
            else { throw Broken("no hash: \(json.canonical)") }
            return digest
        }
    }

    @Test func `proves that entries are in the log and that the log only grew`() throws {
        let hand = try shop.hire()
        _ = try hand.pay()
        let client = try shop.home.connect("audit")
        let key = try VerifierKey(shop.home.verifierKey)
        #expect(try client.ask("GET", "/v1/audit/key").text == key.text + "\n")
        let old = try Checkpoint(
            note: try client.ask("GET", "/v1/audit/checkpoint").text, signedBy: key)
        _ = try hand.pay(Order.numbered(1))
        let new = try Checkpoint(
            note: try client.ask("GET", "/v1/audit/checkpoint").text, signedBy: key)
        #expect(new.size > old.size)
        let entries = try shop.home.entries()
        for index in [0, old.size - 1, new.size - 1] {
            let leaf = SHA256.hash([0] + entries[Int(index)])
            let proof = try hashes(client, "inclusion?index=\(index)&size=\(new.size)")
            #expect(
                MerkleTree.verifyInclusion(
                    of: leaf, at: index, size: new.size, proof: proof, root: new.root))
        }
        let proof = try hashes(client, "consistency?from=\(old.size)&to=\(new.size)")
        #expect(
            MerkleTree.verifyConsistency(
                from: old.size, oldRoot: old.root, to: new.size, newRoot: new.root, proof: proof))
    }

    @Test func `answers what it can't give with 400 or 404, and takes nothing`() throws {
        let client = try shop.home.connect("audit")
        for target in [
            "entries", "entries?from=0", "entries?from=0&limit=0", "entries?from=0&limit=1001",
            "entries?from=-1&limit=1", "entries?from=00&limit=1", "entries?from=0&limit=1&from=2",
            "entries?from=1e3&limit=1", "entries?from=18446744073709551616&limit=1",
            "proof/inclusion?index=0&size=0", "proof/inclusion?index=5&size=5",
            "proof/inclusion?index=0&size=999999999", "proof/inclusion?index=0",
            "proof/consistency?from=0&to=1", "proof/consistency?from=3&to=2",
            "proof/consistency?from=1&to=999999999",
        ] {
            let reply = try client.ask("GET", "/v1/audit/\(target)")
            #expect(reply.status == 400, "\(target): \(reply.text)")
        }
        let beyond = try client.ask("GET", "/v1/audit/entries?from=9007199254740991&limit=1")
        #expect(beyond.status == 200)
        #expect(beyond.body.isEmpty)
        for (method, target) in [
            ("GET", "/v1/audit"), ("GET", "/v1/self"), ("GET", "/v1/admin/status"),
            ("POST", "/v1/audit/key"), ("POST", "/v1/payments"),
        ] {
            let body = method == "POST" ? Array("{}".utf8) : nil
            #expect(try client.ask(method, target, body: body).status == 404, "\(target)")
        }
    }

    @Test func `takes no parameter it would ignore`() throws {
        let client = try shop.home.connect("audit")
        for target in [
            "key?x=1", "checkpoint?size=1", "entries?from=0&limit=1&agent=x",
            "proof/inclusion?index=0&size=1&from=0",
        ] {
            let reply = try client.ask("GET", "/v1/audit/\(target)")
            #expect(reply.status == 400, "\(target)")
            #expect(reply.json.text("detail")?.contains("query") == true)
        }
    }
}
