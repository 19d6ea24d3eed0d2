/// What a test's vault was made with, and what it gave out once.
struct Secrets: Sendable {
    /// Opens the vault.
    let passphrase: [UInt8]
    /// The log's verifier key, as init printed it.
    let verifierKey: String
    /// The tokens of the agents `solo` and `spare`.
    var tokens: [String] = []
    /// The address of ethereum/main.
    var address = ""
    /// What every program of the set-up wrote, but for what `agent add` shows once.
    var transcript = ""
}
