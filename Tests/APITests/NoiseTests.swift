import API
import Testing

@Suite struct `Noise` {
    /// Splitmix64: a failure is run again from its seed.
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `in a request gets a reply and harms nobody else`(seed: UInt64) async throws {
        var random = Random(state: seed)
        let chunked =
            "POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        let models = [
            Client.request("GET", "/a"), Client.request("POST", "/a", body: "{\"a\":1}"), chunked,
        ]
        try await House.open { house in
            let witness = try house.client()
            for _ in 0..<40 {
                var bytes: [UInt8] = []
                for _ in 0..<3 {
                    bytes += models.randomElement(using: &random).map { $0.utf8 } ?? "".utf8
                }
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    let place = Int.random(in: bytes.indices, using: &random)
                    switch UInt8.random(in: 0...2, using: &random) {
                    case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
                    case 1: bytes.remove(at: place)
                    default: bytes.insert(bytes[place], at: place)
                    }
                }
                let client = try house.client()
                client.send(bytes)
                client.finish()
                let first = try client.reply().status
                #expect([200, 400, 405, 413, 414, 417, 431].contains(first))
                #expect(try witness.ask("GET", "/w").status == 200)
            }
        }
    }
}
