import Digests
import Gate
import JSON
import Terms
import Testing

@Suite struct `An entry` {
    @Test func `is canonical JSON that reads back as itself`() throws {
        var history = try History(seed: 7, isReal: true)
        try history.run(steps: 30)
        for bytes in history.till.entries {
            let entry = try Entry(reading: bytes)
            #expect(entry.bytes == bytes)
            #expect(JSONWriter.write(try JSONReader.read(bytes)) == bytes)
            #expect(bytes.count <= Entry.largest)
        }
    }

    @Test func `has the leaf of RFC 6962`() throws {
        var till = try Till.open()
        let recorded = try till.transfer("1").recorded
        #expect(recorded.id.leaf == SHA256.hash([0] + recorded.bytes))
    }

    @Test(arguments: ["v", "seq", "time", "kind", "blind", "actor"])
    func `without a part of its envelope is none`(key: String) throws {
        var till = try Till.open()
        let bytes = try till.transfer("1").recorded.bytes
        for value: JSON? in [nil, .null, "x", 999_999_999, .array([])] {
            // Any text is a kind, and any number a place: those are for others to judge.
            if key == "kind", value == "x" { continue }
            if key == "seq", value == 999_999_999 { continue }
            var object = try Edited.members(bytes)
            object[key] = value
            #expect(throws: EntryError.self) {
                try Entry(reading: JSONWriter.write(.object(object)))
            }
        }
    }

    @Test(arguments: ["", "[]", "null", "{", "{}", "{\"v\":1,\"v\":1}"])
    func `of other bytes is none`(text: String) {
        #expect(throws: EntryError.self) { try Entry(reading: Array(text.utf8)) }
    }

    @Test func `names large members by their hash, and hands over what was decoded`() throws {
        var till = try Till.open()
        let large: JSON = .string(String(repeating: "x", count: 17_000))
        let bytes = JSONWriter.write(large)
        let named: JSON = [
            "sha256": .string(SHA256.hash(bytes).hex), "bytes": .integer(UInt64(bytes.count)),
        ]
        let signed = till.decide(
            till.request(
                .proposal(Sample.proposal(1)), intent: large, network: large))
        #expect(signed.blobs == [bytes, bytes])
        let members = try Edited.members(signed.recorded.bytes)
        #expect(members["intent"] == named)
        #expect(members["network"] == named)
        // What nobody decoded is evidence of nothing: its hash is kept and its bytes are not.
        let undecoded = till.decide(till.request(.undecoded, intent: large))
        #expect(undecoded.blobs.isEmpty)
        #expect(try Edited.members(undecoded.recorded.bytes)["intent"] == named)
    }

    @Test func `keeps a member whole up to the bound`() throws {
        var till = try Till.open()
        // Two quotes make 16,384 bytes.
        let most: JSON = .string(String(repeating: "x", count: 16_382))
        let outcome = till.decide(till.request(.proposal(Sample.proposal(1)), intent: most))
        #expect(outcome.blobs.isEmpty)
        #expect(try Edited.members(outcome.recorded.bytes)["intent"] == most)
    }

    @Test func `stays within its size at the most that a request can bring`() throws {
        var till = try Till.open()
        // Every byte of these costs six in JSON, and every byte of a payload two.
        let intent: JSON = .string(String(repeating: "\u{1}", count: 4_094 / 6))
        let network: JSON = .string(String(repeating: "\u{1}", count: 16_382 / 6))
        let proposal = Sample.proposal(
            .max >> 1, fee: .max >> 1, payload: [UInt8](repeating: 0xff, count: 16_384))
        let outcome = till.decide(
            till.request(
                .proposal(proposal), intent: intent, network: network,
                purpose: Commitment(to: "tea", salt: [1])))
        #expect(outcome.blobs.isEmpty)
        #expect(outcome.recorded.bytes.count <= Entry.largest)
        #expect(outcome.recorded.bytes.count > 53_000)
    }

    @Test func `holds the commitment to a purpose, not the purpose`() throws {
        var till = try Till.open()
        let commitment = Commitment(to: "a tool", salt: [1, 2, 3])
        let request = till.request(.proposal(Sample.proposal(1)), purpose: commitment)
        let members = try Edited.members(till.decide(request).recorded.bytes)
        #expect(members["purpose"] == ["commitment": .string(commitment.hex)])
        let without = till.request(.proposal(Sample.proposal(1)))
        #expect(try Edited.members(till.decide(without).recorded.bytes)["purpose"] == nil)
    }
}
