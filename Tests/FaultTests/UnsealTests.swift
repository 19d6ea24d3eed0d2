import Foundation
import Testing

@Suite struct `A passphrase in a file of two lines` {
    @Test func `is the first line to whoever makes the vault and to whoever opens it`() throws {
        let place = try Place()
        let file = Array("the first line\nand a second\n".utf8)
        try place.bursar("init", "--development", "--passphrase-fd", "0", input: file)
        let served = try Served(place)
        try place.bursar("unseal", "--passphrase-fd", "0", input: file)
        #expect(try served.unseal(Array("the first line".utf8)).status == 409)
        #expect(served.stop() == 0)
    }

    @Test func `is as long as any that the other takes`() throws {
        let place = try Place()
        let words = ["--home", place.home, "init", "--development", "--passphrase-fd", "0"]
        let long = [UInt8](repeating: 0x61, count: 1_025)
        #expect(try place.run("bursar", words, input: long).status == 1)
        try place.bursar(
            "init", "--development", "--passphrase-fd", "0", input: Array(long.dropLast()))
        let served = try Served(place)
        try place.bursar("unseal", "--passphrase-fd", "0", input: Array(long.dropLast()))
        #expect(served.stop() == 0)
    }
}

@Suite struct `A wrong passphrase` {
    @Test func `is answered by itself, with no other request to bring the answer along`() throws {
        let place = try Place()
        try place.bursar("init", "--development", "--passphrase-fd", "0", input: [1, 2, 3])
        let served = try Served(place)
        let begin = Date.now
        #expect(try served.unseal([1, 2, 4]).status == 403)
        // The minute's counts would flush it, too: that is a minute late.
        #expect(-begin.timeIntervalSinceNow < 30)
        #expect(try served.unseal([1, 2, 3]).status == 200)
        #expect(served.stop() == 0)
    }
}
