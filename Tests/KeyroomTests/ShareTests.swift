import Terms
import Testing

@testable import Keyroom

@Suite struct `A secret in shares` {
    private struct Vectors: Decodable {
        struct Vector: Decodable {
            let what: String
            let mnemonics: [String]
            let secret: String
        }
        let vectors: [Vector]
    }

    private static func text(_ lines: [String]) throws -> SecretBytes {
        try SecretBytes(bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    private static func join(_ lines: [String], passphrase: String = "") throws(ShareError)
        -> [UInt8]
    {
        let gathering = ShareGathering()
        do { try gathering.add(try text(lines)) } catch let error as ShareError {
            throw error
        } catch { throw .memory(.unreadable(errno: 0)) }
        return try gathering.join(passphrase: Array(passphrase.utf8)).revealed
    }

    private static func failure(_ lines: [String]) -> ShareError? {
        do throws(ShareError) {
            _ = try join(lines)
            return nil
        } catch { return error }
    }

    private static func make(_ secret: [UInt8], _ count: String) throws -> [String] {
        let shares = try #require(ShareCount(count))
        let made = try ShareMaking.lines(of: SecretBytes(bytes: secret), shares)
        return String(decoding: made.revealed, as: UTF8.self).split(separator: "\n")
            .map(String.init)
    }

    @Test func `is what the vectors of SLIP-39 say, and those that must not join do not`() throws {
        let vectors = try VectorFile.read("slip39", as: Vectors.self).vectors
        #expect(vectors.count == 45)
        for vector in vectors {
            if vector.secret.isEmpty {
                #expect(Self.failure(vector.mnemonics) != nil, "\(vector.what)")
            } else {
                #expect(
                    try Self.join(vector.mnemonics, passphrase: "TREZOR")
                        == HexText.bytes(vector.secret), "\(vector.what)")
            }
        }
    }

    @Test(arguments: ["2-of-2", "2-of-3", "3-of-5", "16-of-16"])
    func `comes back from every choice of enough shares`(count: String) throws {
        let secret = PublicBytes.random(32)
        let shares = try #require(ShareCount(count))
        let lines = try Self.make(secret, count)
        #expect(lines.count == shares.count)
        #expect(lines.allSatisfy { $0.split(separator: " ").count == 33 })
        for choice in 0..<(1 << min(shares.count, 5)) {
            let chosen =
                shares.count > 5
                ? lines
                : lines.indices.filter { choice >> $0 & 1 == 1 }
                    .map { lines[$0] }
            guard chosen.count == shares.threshold else {
                #expect(Self.failure(chosen) == .wrongCount)
                continue
            }
            #expect(try Self.join(chosen.reversed()) == secret)
        }
    }

    @Test func `is split anew each time, under another number`() throws {
        let secret = PublicBytes.random(32)
        let first = try Self.make(secret, "2-of-3")
        let second = try Self.make(secret, "2-of-3")
        #expect(first[0] != second[0])
        #expect(Self.failure([first[0], second[1]]) == .otherSet(share: 2))
    }

    @Test func `tells a wrong word, a changed order and a strange word apart, by share`() throws {
        let lines = try Self.make(PublicBytes.random(32), "2-of-3")
        var words = lines[1].split(separator: " ").map(String.init)
        let right = words
        words[6] = words[6] == "academic" ? "acid" : "academic"
        #expect(Self.failure([lines[0], words.joined(separator: " ")]) == .badChecksum(share: 2))
        for place in 4..<32 where right[place] != right[place + 1] {
            words = right
            words.swapAt(place, place + 1)
            #expect(
                Self.failure([lines[0], words.joined(separator: " ")]) == .badChecksum(share: 2))
        }
        words = right
        words[32] = "bursar"
        #expect(
            Self.failure([lines[0], words.joined(separator: " ")])
                == .unknownWord(share: 2, word: 33))
        words[32] = "academically"
        #expect(
            Self.failure([words.joined(separator: " ")]) == .unknownWord(share: 1, word: 33))
        #expect(
            Self.failure([right.dropLast().joined(separator: " ")])
                == .badLength(share: 1, words: 32))
        #expect(
            Self.failure([String(repeating: "zero ", count: 65)])
                == .badLength(share: 1, words: 65))
        #expect(Self.failure([lines[0], lines[0]]) == .repeated(share: 2))
        #expect(Self.failure([]) == .wrongCount)
    }

    @Test func `is read in capitals, with blank lines and many spaces`() throws {
        let secret = PublicBytes.random(32)
        let lines = try Self.make(secret, "2-of-3")
        let shouted = lines[2].uppercased().replacing(" ", with: "  \t") + " \r"
        #expect(try Self.join(["", "  ", lines[0], "", shouted, ""]) == secret)
    }

    @Test func `says how many shares are missing`() throws {
        let lines = try Self.make(PublicBytes.random(32), "3-of-4")
        let gathering = ShareGathering()
        #expect(gathering.missing == nil)
        for (given, line) in lines.prefix(3).enumerated() {
            #expect(!gathering.isComplete)
            try gathering.add(Self.text([line]))
            #expect(gathering.missing == 2 - given)
        }
        #expect(gathering.isComplete)
    }

    // A share made by hand, with a checksum that holds: only the digest tells.
    @Test func `does not come back from a share that was altered, checksum and all`() throws {
        let lines = try Self.make(PublicBytes.random(32), "2-of-3")
        let line = try Self.text([lines[1]])
        let read = try ShareLine(reading: line, from: 0, to: line.count - 1, share: 1).share(1)
        var value = try read.value.duplicate()
        unsafe value.mutableAddress[7] ^= 1
        let forged = Share(
            set: read.set, groupIndex: read.groupIndex, memberIndex: read.memberIndex,
            memberThreshold: read.memberThreshold, value: value)
        var text = try SecretBytes(count: 400)
        let end = try ShareLine(forged).write(into: &text, at: 0)
        let words = String(decoding: text.revealed.prefix(end), as: UTF8.self)
        #expect(words != lines[1])
        #expect(Self.failure([lines[0], words]) == .wrongDigest)
    }

    @Test(arguments: [0, 14, 15, 17, 31, 65, 66])
    func `has 16 to 64 bytes, an even number of them`(count: Int) throws {
        guard count > 0, let shares = ShareCount("2-of-3") else { return }
        let secret = try SecretBytes(count: count)
        #expect(throws: SecretError.badLength(bytes: count, allowed: 16...64)) {
            _ = try ShareMaking.lines(of: secret, shares)
        }
    }

    @Test func `leaves nothing of itself behind once it was split and joined`() throws {
        let inverted = PublicBytes.random(32)
        var words = ""
        do {
            var secret = try SecretBytes(count: 32)
            for index in 0..<32 { unsafe secret.mutableAddress[index] = ~inverted[index] }
            let made = try ShareMaking.lines(of: secret, try #require(ShareCount("2-of-3")))
            words = String(decoding: made.revealed, as: UTF8.self)
        }
        #expect(try ProcessMemory.count(inverted: inverted) == 0)
        do {
            let gathering = ShareGathering()
            let two = words.split(separator: "\n").prefix(2).map(String.init)
            try gathering.add(try Self.text(two))
            let joined = try gathering.join()
            #expect(try ProcessMemory.count(inverted: inverted) == 1)
            #expect(joined.count == 32)
        }
        #expect(try ProcessMemory.count(inverted: inverted) == 0)
    }

    @Test func `is in words that stand in their order, each told by four letters`() {
        let text = "\(ShareWords.text)"
        #expect(text.utf8.count == ShareWords.count * ShareWords.width)
        let words = stride(from: 0, to: text.utf8.count, by: ShareWords.width).map { start in
            String(text.dropFirst(start).prefix(ShareWords.width).filter { $0 != "." })
        }
        #expect(words.first == "academic")
        #expect(words.last == "zero")
        #expect(words == words.sorted())
        #expect(words.allSatisfy { (4...8).contains($0.count) })
        #expect(Set(words.map { $0.prefix(4) }).count == ShareWords.count)
    }
}
