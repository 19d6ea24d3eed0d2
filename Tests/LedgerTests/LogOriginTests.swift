import Ledger
import Testing

@Suite struct `A log's origin` {
    @Test(
        arguments: [
            ("bursar.local/abc", "bursar.local/abc", 1),
            ("bursar.local/abc/2", "bursar.local/abc", 2),
            ("bursar.local/abc/18446744073709551615", "bursar.local/abc", .max),
            ("bursar.local/abc/1", "bursar.local/abc/1", 1),
            ("bursar.local/abc/02", "bursar.local/abc/02", 1),
            ("bursar.local/abc/", "bursar.local/abc/", 1), ("bursar.local/7", "bursar.local/7", 1),
            ("bursar.local/abc/2/3", "bursar.local/abc/2", 3), ("", "", 1), ("/", "/", 1),
            ("bursar.local/abc/18446744073709551616", "bursar.local/abc/18446744073709551616", 1),
        ] as [(String, String, UInt64)])
    func `names its vault and its epoch, and is written as it was read`(
        text: String, vault: String, epoch: UInt64
    ) {
        let origin = LogOrigin(text)
        #expect(origin.vault == vault)
        #expect(origin.epoch == epoch)
        #expect(origin.text == text)
    }

    @Test func `goes on beyond every number that was seen of its vault`() {
        let first = LogOrigin("bursar.local/abc")
        #expect(first.next(beyond: nil).text == "bursar.local/abc/2")
        #expect(first.next(beyond: LogOrigin("bursar.local/abc/4")).text == "bursar.local/abc/5")
        #expect(first.next(beyond: LogOrigin("bursar.local/xyz/4")).text == "bursar.local/abc/2")
        let third = LogOrigin("bursar.local/abc/3")
        #expect(third.next(beyond: first).text == "bursar.local/abc/4")
        #expect(
            third.next(beyond: LogOrigin("bursar.local/abc/18446744073709551615")).text
                == "bursar.local/abc/4")
    }
}
