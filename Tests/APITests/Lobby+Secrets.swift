@testable import API
@testable import AdminTests
import JSON
import Ledger

extension Lobby {
    /// What `buyer` may be shown in ``withSecrets(_:)``.
    static let grants =
        "        secrets: {api_keys/openai: reveal, api_keys/service_tokens/openai: reveal}"

    /// A vault with two secrets that `buyer` may be shown, and one that it may not.
    static func withSecrets(_ grants: String = grants) throws -> Lobby {
        let lobby = try open(policy: Premises.policy(more: grants))
        for path in ["api_keys/openai", "api_keys/service_tokens/openai", "api_keys/hidden"] {
            _ = lobby.put(path, "value of \(path)")
        }
        try lobby.settle()
        lobby.premises.journal.tally = Tally()
        return lobby
    }

    /// Puts, or rotates, a secret as the owner.
    func put(
        _ path: String, _ value: String, verb: String = "put", query: String? = nil
    ) -> Told {
        let secret = SecretBody(capacity: 16_384)
        let bytes = Array(value.utf8)
        _ = unsafe secret.append(bytes.span.bytes)
        return ask(
            .admin, .post, "/v1/admin/secrets/\(path)/\(verb)", query: query, secret: secret,
            uid: Premises.owner)
    }

    /// Asks for a secret as the agent.
    func secret(_ path: String, query: String? = nil) throws -> Told {
        let told = ask(.agent, .get, "/v1/secrets/\(path)", query: query, token: token, uid: 2_000)
        try settle()
        return told
    }
}

extension Told {
    /// The value that came, taken out of its page; nil where none did.
    func value() -> String? {
        replies.first?.secret?.use { span in
            unsafe span.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
        }
    }
}
