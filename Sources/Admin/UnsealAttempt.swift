import Ledger
public import Terms
import Vault

/// One secret being tried on the slots, away from the loop.
public struct UnsealAttempt: Sendable {
    /// What came of it.
    public struct Outcome: Sendable {
        let choice: SlotChoice
        let result: Result<(vault: OpenVault, slot: SlotName), VaultError>
    }

    /// Which slots it is tried on.
    public let choice: SlotChoice
    let rows: [Row]

    /// Derives the key and opens the slot; slow on purpose for a passphrase (Argon2id).
    public func open(with secret: RawSpan) -> Outcome {
        Outcome(choice: choice, result: OpenVault.open(rows, with: secret, by: choice))
    }
}
