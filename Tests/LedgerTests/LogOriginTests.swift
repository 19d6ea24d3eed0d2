import Ledger
import Testing

@Suite struct `A log's origin` {
    @Test(
        arguments: [
            ("bursar.local/abc", "bursar.local/abc", 1),
            ("bursar.local/abc/2-0123abcd", "bursar.local/abc", 2),
            ("bursar.local/abc/18446744073709551615-ffffffff", "bursar.local/abc", .max),
            ("bursar.local/abc/2", "bursar.local/abc/2", 1),
            ("bursar.local/abc/1-0123abcd", "bursar.local/abc/1-0123abcd", 1),
            ("bursar.local/abc/02-0123abcd", "bursar.local/abc/02-0123abcd", 1),
            ("bursar.local/abc/2-0123ABCD", "bursar.local/abc/2-0123ABCD", 1),
            ("bursar.local/abc/2-0123abc", "bursar.local/abc/2-0123abc", 1),
            ("bursar.local/abc/2-0123abcd-", "bursar.local/abc/2-0123abcd-", 1),
            ("bursar.local/abc/", "bursar.local/abc/", 1),
            ("bursar.local/2-0123abcd", "bursar.local/2-0123abcd", 1),
            ("bursar.local/abc/2-0123abcd/3-0123abcd", "bursar.local/abc/2-0123abcd", 3),
            ("", "", 1), ("/", "/", 1),
        ] as [(String, String, UInt64)])
    func `names its vault and its epoch, and is written as it was read`(
        text: String, vault: String, epoch: UInt64
    ) {
        let origin = LogOrigin(text)
        #expect(origin.vault == vault)
        #expect(origin.epoch == epoch)
        #expect(origin.text == text)
    }

    @Test func `goes on beyond every likely number that was seen of its vault`() {
        let key: [UInt8] = [1]
        let first = LogOrigin("bursar.local/abc")
        // SHA-256 of the byte 1.
        #expect(first.next(beyond: nil, key: key).text == "bursar.local/abc/2-4bf5122f")
        #expect(first.next(beyond: nil, key: [2]) != first.next(beyond: nil, key: key))
        func next(_ origin: LogOrigin, _ seen: String) -> UInt64 {
            origin.next(beyond: LogOrigin(seen), key: key).epoch
        }
        #expect(next(first, "bursar.local/abc/4-00000000") == 5)
        #expect(next(first, "bursar.local/xyz/4-00000000") == 2)
        let third = LogOrigin("bursar.local/abc/3-00000000")
        #expect(next(third, "bursar.local/abc") == 4)
        #expect(next(third, "bursar.local/abc/18446744073709551615-00000000") == 4)
    }
}
