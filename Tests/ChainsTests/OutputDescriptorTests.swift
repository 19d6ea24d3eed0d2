import Terms
import Testing

@testable import Chains

@Suite struct `An output descriptor` {
    /// BIP-380's valid vector, and its invalid ones, whose checksum is another.
    @Test func `has the checksum of BIP-380`() {
        #expect(OutputDescriptor.checksum("raw(deadbeef)") == "89f8spxm")
        #expect(OutputDescriptor.checksum("raw(deedbeef)") != "89f8spxm")
        #expect(OutputDescriptor.checksum("raw(deadbeef)") != "89f8spxx")
        #expect(OutputDescriptor.checksum("raw(Ü)") == nil)
        #expect(OutputDescriptor.checksum("raw(\u{7}d)") == nil)
    }

    // The parts of three, two and one characters at the end are each summed in their own way.
    @Test func `changes with every character`() {
        for length in 1...7 {
            let text = String(repeating: "a", count: length)
            let sum = OutputDescriptor.checksum(text)
            #expect(sum?.utf8.count == 8)
            for place in 0..<length {
                var other = Array(text.utf8)
                other[place] = UInt8(ascii: "A")
                #expect(OutputDescriptor.checksum(String(decoding: other, as: UTF8.self)) != sum)
            }
        }
    }

    @Test func `is wpkh of the public key, for the kind that has one`() throws {
        // BIP-84's first key.
        let key = try #require(
            Hex.decode("0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c"))
        let text = try #require(Bitcoin.descriptor(publicKey: key, kind: "p2wpkh"))
        #expect(text == "wpkh(\(Hex.encode(key)))#3chvf9zl")
        #expect(Bitcoin.descriptor(publicKey: key, kind: "p2tr") == nil)
        #expect(Ethereum.descriptor(publicKey: key, kind: "eoa") == nil)
        #expect(TON.descriptor(publicKey: key, kind: "v5r1") == nil)
    }
}
