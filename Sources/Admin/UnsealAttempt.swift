import Keyroom
import Ledger
import Vault

/// One passphrase being tried, away from the loop.
public struct UnsealAttempt: Sendable {
    /// What came of it.
    public struct Outcome: Sendable {
        let result: Result<OpenVault, VaultError>
    }

    let rows: [Row]

    /// Derives the key and opens the slot; slow on purpose (Argon2id).
    public func open(with passphrase: RawSpan) -> Outcome {
        Outcome(result: OpenVault.open(rows, passphrase: passphrase))
    }
}
