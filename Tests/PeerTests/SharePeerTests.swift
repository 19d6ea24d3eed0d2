import Foundation
import JSON
import Keyroom
import Terms
import Testing

/// Trezor's own code judges the lines: scripts/test runs Tests/Peers/shares_peer.py on them.
@Suite struct `Two hundred secrets in shares` {
    private static let count = 200

    /// What one splitting gave: the lines of words, and the 32 bytes they hold.
    private static func make(_ shares: ShareCount) throws -> (words: [String], secret: [UInt8]) {
        let words = Pipe()
        let secret = Pipe()
        let isMade = try ShareMaking.make(
            shares, words: words.fileHandleForWriting.fileDescriptor,
            secret: secret.fileHandleForWriting.fileDescriptor)
        #expect(isMade)
        try words.fileHandleForWriting.close()
        try secret.fileHandleForWriting.close()
        let text = try words.fileHandleForReading.readToEnd() ?? Data()
        let bytes = try secret.fileHandleForReading.readToEnd() ?? Data()
        return (
            String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init),
            Array(bytes)
        )
    }

    @Test func `are written down for the peer to join`() throws {
        var text: [UInt8] = []
        var secrets: Set<[UInt8]> = []
        for index in 0..<Self.count {
            let count = 2 + index % 15
            let threshold = 2 + index / 15 % (count - 1)
            let shares = try #require(ShareCount(threshold: threshold, count: count))
            let made = try Self.make(shares)
            #expect(made.words.count == count)
            #expect(made.secret.count == 32)
            #expect(secrets.insert(made.secret).inserted)
            text += PeerFile.line([
                "shares": .array(made.words.map { .string($0) }),
                "threshold": .integer(UInt64(threshold)),
                "secret": .string(Hex.encode(made.secret)),
            ])
        }
        try PeerFile.write(text, "shares.ndjson")
    }

    @Test func `are not made where nobody takes the words`() throws {
        let shares = try #require(ShareCount("2-of-3"))
        let secret = Pipe()
        let isMade = try ShareMaking.make(
            shares, words: -1, secret: secret.fileHandleForWriting.fileDescriptor)
        #expect(!isMade)
        try secret.fileHandleForWriting.close()
        #expect(try secret.fileHandleForReading.readToEnd() == nil)
    }
}
