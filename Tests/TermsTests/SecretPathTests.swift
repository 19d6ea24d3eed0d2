import Terms
import Testing

@Suite struct `The path of a secret` {
    @Test(arguments: [
        "payments/card_primary", "payments/crypto/ton_wallet_private_key",
        "api_keys/openai_api_key", "api_keys/service_tokens/ci-2", "access_credentials/0",
        "payments/" + String(repeating: "a", count: 64),
    ])
    func `is a root and one or two parts`(text: String) {
        #expect(SecretPath(text)?.text == text)
    }

    @Test(arguments: [
        "", "payments", "payments/", "/payments/a", "payments//a", "payments/a/", "other/a",
        "Payments/a", "payments/A", "payments/a b", "payments/.", "payments/..", "payments/a/../b",
        "payments/-a", "payments/_a", "payments/a%2fb", "payments/*", "payments/a\u{0}",
        "payments/é", "payments/e\u{301}", "payments/a/b/c", "api_keysx/a", "api-keys/a",
        "payments/" + String(repeating: "a", count: 65), "payments\u{2044}a", " payments/a",
    ])
    func `is nothing else, so that no place has two names`(text: String) {
        #expect(SecretPath(text) == nil)
    }

    @Test func `sorts by its bytes`() {
        let paths = ["payments/b", "api_keys/z", "payments/a"].compactMap(SecretPath.init)
        #expect(paths.sorted().map(\.text) == ["api_keys/z", "payments/a", "payments/b"])
    }
}
