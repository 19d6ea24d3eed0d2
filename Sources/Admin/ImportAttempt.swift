import Chains
import JSON
import Keyroom
import Terms
import Vault

/// One wallet being brought in, worked out away from the loop: keystores ask for a second of work.
public struct ImportAttempt: Sendable {
    /// What came of it; nothing is kept yet.
    public struct Outcome: Sendable {
        let attempt: ImportAttempt
        let result: Result<SealedWallet, OfficeError>

        /// Whether the wallet is to be kept.
        public var keeps: Bool { attempt.keeps }
    }

    let order: ImportOrder
    let vault: OpenVault
    /// Whether the wallet is to be kept, and not only looked at.
    let keeps: Bool

    /// Works out the key of a body: a phrase, a key, or a passphrase, a line feed and a keystore.
    public func make(from body: RawSpan) -> Outcome {
        do throws(OfficeError) {
            return Outcome(attempt: self, result: .success(try wallet(body)))
        } catch { return Outcome(attempt: self, result: .failure(error)) }
    }

    private func wallet(_ body: RawSpan) throws(OfficeError) -> SealedWallet {
        guard order.form == .keystore else {
            return try wallet(
                try ImportAttempt.secret { () throws(SecretError) in
                    try SecretBytes(copying: body)
                }, .typed(order.form))
        }
        let parts = try ImportAttempt.secret { () throws(SecretError) in try SecretLine(body) }
        let file: KeystoreFile
        do throws(FieldError) { file = try KeystoreFile(parts.rest) } catch {
            throw .malformed(error)
        }
        let made = try wallet(parts.line, .keystore(file.keystore))
        guard file.address == nil || file.address == made.facts.account.bytes else {
            throw .refused(
                rule: "wallet.address-differs",
                detail: "the keystore says another address than its key has",
                hint: "the file was put together from two, or edited: look for the original")
        }
        return made
    }

    private func wallet(
        _ typed: borrowing SecretBytes, _ source: KeySource
    ) throws(OfficeError) -> SealedWallet {
        do throws(VaultError) {
            return try vault.importWallet(
                name: order.name, network: order.network, kind: order.kind, from: source,
                typed: typed)
        } catch {
            switch error {
            case .forgotten: throw .sealed
            case .imported(let why):
                throw .refused(
                    rule: why == .wrongPassphrase
                        ? "wallet.wrong-passphrase" : "wallet.not-imported",
                    detail: error.clause, hint: ImportAttempt.hint(why))
            default: throw .damaged("the wallet's key could not be sealed: \(error.clause)")
            }
        }
    }

    private static func hint(_ error: ImportError) -> String {
        switch error {
        case .wordCount, .unknownWord, .phraseChecksum, .notTONPhrase:
            "compare it with what was written down, word by word"
        case .passwordedPhrase, .bip39Phrase:
            "make a wallet here with bursar wallet create, and send its coins there"
        case .wifNetwork: "say the other one with --network"
        case .wifUncompressed:
            "send its coins to a wallet of this vault with the program that has the key"
        case .notWIF, .wifChecksum: "compare it with the original, character by character"
        case .wrongPassphrase: "try again"
        case .keystore, .noKey, .memory: "bursar wallet import --help says what is taken"
        }
    }

    private static func secret<Value: ~Copyable>(
        _ body: () throws(SecretError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(SecretError) { return try body() } catch {
            throw .malformed(FieldError(path: "", clause: error.clause))
        }
    }
}
