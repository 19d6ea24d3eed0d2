import JSON
import Testing

@Suite struct `A body made to be slow` {
    /// Runs of combining marks have to be sorted before two strings can be told apart.
    private static let marks = String(repeating: "\u{301}\u{316}", count: 30_000)

    @Test func `is refused before its keys are compared`() throws {
        var body = "{"
        for number in 0..<16 { body += "\"a\(Self.marks)\(number)\": 1," }
        body += "\"z\": 1}"
        let took = ContinuousClock().measure {
            #expect(throws: JSONError(kind: .keyTooLong, offset: 1)) {
                try JSONReader.read(Array(body.utf8))
            }
        }
        #expect(took < .seconds(15))
    }

    @Test func `may have a thousand of the longest keys there are`() throws {
        let run = String(repeating: "\u{301}\u{316}", count: 61)
        var body = "{"
        for number in 0..<1_000 { body += "\"k\(String(number, radix: 36))\(run)\": 1," }
        body += "\"z\": 1}"
        let took = try ContinuousClock().measure { _ = try JSONReader.read(Array(body.utf8)) }
        #expect(took < .seconds(15))
    }
}
