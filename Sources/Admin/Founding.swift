import Digests
import Gate
import JSON
public import Keyroom
public import Ledger
import Terms
import Vault

/// Makes a vault: its keys, its sealed rows, and the first entry of its log, signed.
///
/// The entry says that the slot was verified: ``VaultSeed`` opened it again with what was typed.
public enum Founding {
    /// Writes the first entry and every sealed row in one transaction.
    ///
    /// - Parameter done: hears, on the writer's thread, whether all of it is durable.
    /// - Returns: the log's C2SP verifier key, to be kept apart from the vault.
    public static func found(
        on ledger: Ledger, passphrase: borrowing SecretBytes, development: Bool, machine: Machine,
        done: @escaping @Sendable (Result<Committed, LedgerError>) -> Void
    ) throws(FoundingError) -> String {
        let seed: NewVault
        do {
            seed = try VaultSeed.create(passphrase: passphrase, development: development)
        } catch { throw .vault(error) }
        let id = Hex.encode(seed.vaultID)
        let origin = "bursar.local/\(id)"
        guard let key = VerifierKey(name: origin, publicKey: seed.logKey.publicKey) else {
            throw .key
        }
        var gate = Gate()
        let stamp = Stamp(seq: 0, clock: machine.clock(), blind: machine.randomness(16))
        do {
            let recorded = try gate.record(
                .vaultInitialised(
                    vault: id, origin: origin, verifierKey: key.text, development: development,
                    slotVerified: true, sealed: SealedPins.json(of: seed.rows)),
                by: Actor(role: .admin, name: "", uid: machine.uid), stamp, zones: machine.zones)
            _ = try ledger.append(recorded.bytes)
        } catch { throw .entry }
        for row in seed.rows { ledger.stage(row: row) }
        let logKey = seed.logKey
        ledger.commit(
            signedBy: CheckpointSigner(key: key) { body in try? logKey.sign(body) }, done: done)
        return key.text
    }

    /// Opens the vault as it stands on the disk with what was typed: one that does not open is none.
    public static func verify(
        _ files: LedgerFiles, passphrase: borrowing SecretBytes
    ) throws(FoundingError) {
        var rows: [Row] = []
        do throws(LedgerError) {
            let reader = try LedgerReader(files)
            for table in [RowTable.meta, .slots, .terms, .records] {
                rows += try reader.rows(table)
            }
        } catch { throw .unreadable(error) }
        do throws(VaultError) {
            _ = try OpenVault.unseal(rows: rows, passphrase: passphrase)
        } catch { throw .unopened(error) }
    }
}
