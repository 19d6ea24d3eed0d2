import Ledger
import Terms
import Vault

/// One order about key slots being carried out, away from the loop.
public struct SlotAttempt: Sendable {
    /// What came of it.
    public struct Outcome: Sendable {
        /// What was made or seen.
        enum Found: Sendable {
            case opened(SlotName)
            case made(NewSlot)
            case rewrapped([Row])
            case terms(NewTerms)
        }

        let order: SlotOrder
        let vault: OpenVault
        let result: Result<Found, VaultError>
    }

    let order: SlotOrder
    let vault: OpenVault
    let rows: [Row]
    /// What opens each slot there is.
    let slots: [SlotName: SlotKind]

    /// Does it with the secrets; slow on purpose for a passphrase (Argon2id).
    public func work(with secrets: RawSpan) -> Outcome {
        let found: Result<Outcome.Found, VaultError>
        do throws(VaultError) { found = .success(try find(secrets)) } catch {
            found = .failure(error)
        }
        return Outcome(order: order, vault: vault, result: found)
    }

    private func find(_ secrets: RawSpan) throws(VaultError) -> Outcome.Found {
        switch order {
        case .verify(let slot, let kind):
            .opened(try SlotWork.verify(rows, SlotChoice(slot, kind: kind), with: secrets))
        case .add(let slot, let kind, _, let proof), .rotate(let slot, let kind, _, let proof, _):
            .made(try SlotWork.make(rows, slot, kind, proof: proof, with: secrets))
        case .rotateKeyrings(let keyrings, let proof, _):
            .terms(try SlotWork.makeTerms(rows, of: keyrings, proof: proof, with: secrets))
        case .rotateRoot(let kept, _, _):
            .rewrapped(
                try SlotWork.rotateRoot(
                    rows, keeping: kept.map { SlotChoice($0, kind: slots[$0] ?? .passphrase) },
                    dropping: slots.keys.filter { !kept.contains($0) }.sorted(), with: secrets))
        }
    }
}
