import Chains
import Keyroom
import Ledger
import Terms
import Testing

@testable import Vault

@Suite struct `A vault's error` {
    @Test(arguments: [
        (VaultError.wrongSecret(.passphrase), "the passphrase is wrong"),
        (VaultError.wrongSecret(.keyFile), "the key file is wrong"),
        (VaultError.wrongSecret(.shares), "the shares are of another secret"),
        (
            VaultError.noSuchSlot(SlotName("office"), .keyFile),
            "no slot office is opened by a key file"
        ),
        (
            VaultError.noSuchSlot(nil, .credential),
            "no slot of this vault is opened by a credential"
        ),
        (VaultError.notMaterial(.keyFile, bytes: 31), "the key file has 31 bytes and not 32"),
        (VaultError.misshapen, "the secrets are not each behind its length"),
        (.passphraseTooShort(bytes: 3, least: 14), "the passphrase has 3 bytes, fewer than 14"),
        (.rowMissing(.slots, id: "main"), "row main of slots is missing"),
        (.rowDamaged(.terms, id: "card/1"), "row card/1 of terms was edited, moved or repeated"),
        (
            .parametersRefused(Argon2id(passes: 1, kibibytes: 8)),
            "the slot asks for 1 passes over 8 KiB, outside the bounds of this vault"
        ),
        (.exampleRefused, "this vault is not for development, and takes no example's key"),
        (.forgotten, "the vault is sealed"),
        (.room(.forgotten), "the keys were wiped"),
        (
            .key(.unusable(step: 5)),
            "the wallet's entropy gives no key at derivation step 5; try again"
        ),
        (.chain(.malformed(field: "kind", clause: "is not one")), "kind is not one"),
        (.memory(.unreadable(errno: 5)), "could not be read (errno 5)"),
    ])
    func `is one clause that names the value and the bound`(error: VaultError, clause: String) {
        #expect(error.clause == clause)
    }

    @Test func `puts what does not open down to its row, and memory down to memory`() {
        let row = Row(table: .records, id: [97], version: 1, value: [], mac: [])
        #expect(throws: VaultError.rowDamaged(.records, id: "a")) {
            try VaultError.row(row) { () throws(SealError) in throw SealError.unknownTerm(2) }
        }
        #expect(throws: VaultError.memory(.noLockedMemory(bytes: 1))) {
            try VaultError.row(row) { () throws(SealError) in
                throw SealError.memory(.noLockedMemory(bytes: 1))
            }
        }
        #expect(throws: VaultError.memory(.noLockedMemory(bytes: 1))) {
            try VaultError.key { () throws(KeyError) in
                throw KeyError.memory(.noLockedMemory(bytes: 1))
            }
        }
    }
}
