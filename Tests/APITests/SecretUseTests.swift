@testable import API
import Testing

@Suite struct `The use of a secret` {
    private struct Refused: Error {}

    private func filled(_ bytes: [UInt8]) -> SecretBody {
        let secret = SecretBody(capacity: 4)
        #expect(add(bytes, to: secret))
        return secret
    }

    private func add(_ bytes: [UInt8], to secret: SecretBody) -> Bool {
        unsafe secret.append(bytes.span.bytes)
    }

    private func copy(_ span: RawSpan) -> [UInt8] {
        unsafe span.withUnsafeBytes { unsafe Array($0) }
    }

    @Test func `shows all that came, in order`() {
        let secret = filled([1, 2])
        #expect(add([3, 4], to: secret))
        let seen = secret.use { copy($0) }
        #expect(seen == [1, 2, 3, 4])
    }

    @Test func `is possible once`() {
        let secret = filled([1])
        let counts = (0..<2).map { _ in secret.use { $0.byteCount } }
        #expect(counts == [1, 0])
        #expect(secret.count == 0)
        #expect(!add([1], to: secret))
    }

    @Test func `takes it away also when it throws`() {
        let secret = filled([1, 2, 3])
        #expect(throws: Refused.self) { try secret.use { _ in throw Refused() } }
        #expect(secret.count == 0)
    }

    @Test func `never shows more than was room for`() {
        let secret = filled([1, 2, 3])
        #expect(!add([4, 5], to: secret))
        #expect(secret.count == 3)
    }

    @Test func `works from another thread`() async {
        let secret = filled([9])
        let seen = await Task.detached { secret.use { $0.byteCount } }.value
        #expect(seen == 1)
    }
}
