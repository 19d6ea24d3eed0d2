import Foundation
import Testing

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
