@testable import Keyroom
@testable import Ledger
import Terms
import Synchronization
@testable import Vault

/// Every secret of a vault, taken from its rows with its passphrase, as only a test may.
enum GroundTruth {
    static func needles(of place: Place, _ secrets: Secrets) throws -> [Needle] {
        try keys(of: place, secrets)
            + [Needle("passphrase", secrets.passphrase)]
            + secrets.tokens.flatMap { token in
                // Without its prefix too: the random part is the credential.
                [
                    Needle("token", Array(token.utf8)),
                    Needle("token", Array(token.utf8.dropFirst(7))),
                ]
            }
    }

    /// The keys alone, each 32 bytes.
    static func keys(of place: Place, _ secrets: Secrets) throws -> [Needle] {
        let reader = try LedgerReader(LedgerFiles(database: place.database, anchor: place.anchor))
        let rows = try RowTable.allCases.flatMap { try reader.rows($0) }
        let span = secrets.passphrase.span
        let vault = try unsafe OpenVault.open(rows, with: span.bytes, by: SlotChoice())
            .get().vault
        let (wallet, meta) = vault.rings.withLock { ($0[.wallet], $0[.meta]) }
        guard let wallet, let meta else { throw Trouble("the vault has no terms") }
        return try [
            ("wallet/ethereum/main/key", wallet), ("wallet/ethereum/main/entropy", meta),
            (RowName.logSeed, meta), (RowName.macKey, meta), (RowName.indexKey, meta),
        ].map { name, ring in
            guard let row = rows.first(where: { $0.id.elementsEqual(name.utf8) }) else {
                throw Trouble("no row \(name)")
            }
            let secret = try RowPlace.open(row, ring)
            // Of its own, since what is searched for must outlive the vault.
            return unsafe Needle(
                name, Array(UnsafeBufferPointer(start: secret.address, count: secret.count)))
        }
    }
}
