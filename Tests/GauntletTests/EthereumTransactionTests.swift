import Testing

@testable import bursar_gauntlet

@Suite struct `The reader of RLP` {
    @Test(
        arguments: [
            ([0x80], .bytes([])), ([0x00], .bytes([0])), ([0x7F], .bytes([0x7F])),
            ([0x81, 0x80], .bytes([0x80])), ([0xC0], .list([])),
            // The examples of Ethereum's own specification.
            ([0x83, 0x64, 0x6F, 0x67], .bytes(Array("dog".utf8))),
            (
                [0xC8, 0x83, 0x63, 0x61, 0x74, 0x83, 0x64, 0x6F, 0x67],
                .list([.bytes(Array("cat".utf8)), .bytes(Array("dog".utf8))])
            ),
            (
                [0xC7, 0xC0, 0xC1, 0xC0, 0xC3, 0xC0, 0xC1, 0xC0],
                .list([.list([]), .list([.list([])]), .list([.list([]), .list([.list([])])])])
            ),
        ] as [([UInt8], RLPItem)])
    func `is read`(bytes: [UInt8], item: RLPItem) {
        #expect(RLPItem(bytes) == item)
        #expect(RLP.encode(item) == bytes)
    }

    @Test(arguments: [55, 56, 255, 256, 70_000])
    func `is read at any length`(count: Int) {
        let bytes = Array(repeating: UInt8(0xAB), count: count)
        #expect(RLPItem(RLP.encode(.bytes(bytes))) == .bytes(bytes))
        #expect(RLPItem(RLP.encode(.list([.bytes(bytes)]))) == .list([.bytes(bytes)]))
    }

    @Test(
        arguments: [
            [], [0x81], [0x83, 1, 2], [0xC1], [0x80, 0x80], [0xB8], [0xB8, 0xFF, 0],
            [0xBF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0xF8, 2, 1], [0xC2, 0x82, 1],
            [0xC9, 0xC8, 0xC7, 0xC6, 0xC5, 0xC4, 0xC3, 0xC2, 0xC1, 0xC0],
        ] as [[UInt8]])
    func `is not read where bytes lack, are left over, or nest too deep`(bytes: [UInt8]) {
        #expect(RLPItem(bytes) == nil)
    }

    @Test func `holds numbers up to 128 bits, and knows what is larger`() {
        #expect(RLPItem.bytes([]).number == .some(.some(0)))
        #expect(RLPItem.bytes([1, 0]).number == .some(.some(256)))
        #expect(RLP.number(.max).number == .some(.some(.max)))
        #expect(RLPItem.bytes([1] + Array(repeating: 0, count: 16)).number == .some(.none))
        #expect(RLPItem.list([]).number == .none)
    }
}

@Suite struct `A signed transaction` {
    /// The example of EIP-155: nonce 9, 20 gwei, 21000 gas, one ether.
    private static let legacy =
        "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764000080"
        + "25a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
        + "a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"

    static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }

    @Test func `of the old form costs value and gas times price at most`() throws {
        let read = try #require(EthereumTransaction(Self.bytes(Self.legacy)))
        #expect(read.chainID == nil)
        #expect(read.nonce == 9)
        let ether: UInt128 = 1_000_000_000_000_000_000
        #expect(read.worstCase == ether + 21_000 * 20_000_000_000)
    }

    @Test func `of type 2 costs value and gas times the highest fee`() throws {
        let raw = RLP.transaction(nonce: 5, fee: 30_000_000_000, value: 2_000_000_000_000_000)
        let read = try #require(EthereumTransaction(raw))
        #expect(read.chainID == 1)
        #expect(read.nonce == 5)
        #expect(read.worstCase == 2_630_000_000_000_000)
    }

    @Test func `that costs more than can be counted says so`() throws {
        let large = RLP.transaction(nonce: 0, gas: 1 << 64, fee: 1 << 64, value: 0)
        #expect(try #require(EthereumTransaction(large)).worstCase == nil)
        let full = RLP.transaction(nonce: 0, gas: 1, fee: 1, value: .max)
        #expect(try #require(EthereumTransaction(full)).worstCase == nil)
    }

    @Test func `is not read from anything else`() {
        let raw = RLP.transaction(nonce: 5, fee: 1, value: 1)
        #expect(EthereumTransaction([]) == nil)
        #expect(EthereumTransaction(Array(raw.dropLast())) == nil)
        #expect(EthereumTransaction(raw + [0]) == nil)
        #expect(EthereumTransaction([0x01] + raw.dropFirst()) == nil)
        #expect(EthereumTransaction([0x02] + RLP.encode(.list([.bytes([])]))) == nil)
        // An unsigned one has nine fields behind its type.
        let unsigned = (0..<9).map { RLP.number($0) }
        #expect(EthereumTransaction([0x02] + RLP.encode(.list(unsigned))) == nil)
        // A nonce that is no number can be in no slot.
        var fields = (0..<12).map { RLP.number($0) }
        fields[1] = .list([])
        #expect(EthereumTransaction([0x02] + RLP.encode(.list(fields))) == nil)
    }
}
