@testable import AdminTests
import Payment
import Testing

@Suite struct `An idempotency key` {
    @Test(arguments: [
        "0123456789abcdef", "ABCDEFGHIJKLMNOP", "________--------",
        String(repeating: "k", count: 128),
    ])
    func `of its form is taken as it is`(text: String) {
        #expect(IdempotencyKey(text)?.text == text)
    }

    @Test(arguments: [
        "", "0123456789abcde", String(repeating: "k", count: 129), "0123456789abcde ",
        "0123456789abcdé", "0123456789abcde\u{0}", "0123456789abcde.", "0123456789abcdef\n",
    ])
    func `of another form is none`(text: String) {
        #expect(IdempotencyKey(text) == nil)
    }
}
