public import Chains
public import Keyroom
public import Ledger
public import Terms

/// Why a vault was not made, not opened, or made no wallet.
public enum VaultError: Error, Hashable, Sendable {
    /// What was given opens none of the slots it was tried on.
    case wrongSecret(SlotKind)
    /// No slot of the name takes such a secret, or none at all does.
    case noSuchSlot(SlotName?, SlotKind)
    /// What is to open a slot has another length than 32 bytes.
    case notMaterial(SlotKind, bytes: Int)
    /// Shorter than a vault with money in it asks for, bytes.
    case passphraseTooShort(bytes: Int, least: Int)
    /// What carries the secrets is not of its form.
    case misshapen
    /// A row that every vault has is not there.
    case rowMissing(RowTable, id: String)
    /// A row was edited, moved from another place or vault, or stands twice.
    case rowDamaged(RowTable, id: String)
    /// The slot asks for Argon2id parameters outside the bounds.
    case parametersRefused(Argon2id)
    /// No chain of the wallet's name makes wallets of this kind.
    case noSuchKind(WalletName, kind: String)
    /// An example's key is for development vaults.
    case exampleRefused
    /// The vault's terms were wiped.
    case forgotten
    /// The signing room could not be readied.
    case room(RoomError)
    /// The entropy gave no key.
    case key(KeyError)
    /// What was brought in gave no key.
    case imported(ImportError)
    /// The chain refused the key or the kind.
    case chain(ChainError)
    /// A card of the vault has this number already.
    case cardKnown(WalletName)
    /// A card's record could not be read or shown.
    case card(CardError)
    /// There was no locked memory.
    case memory(SecretError)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .wrongSecret(let kind):
            kind == .shares ? "the shares are of another secret" : "the \(kind.words) is wrong"
        case .noSuchSlot(let name, let kind):
            name.map { "no slot \($0.text) is opened by a \(kind.words)" }
                ?? "no slot of this vault is opened by a \(kind.words)"
        case .notMaterial(let kind, let bytes):
            "the \(kind.words) has \(bytes) bytes and not \(SlotMaterial.length)"
        case .misshapen: "the secrets are not each behind its length"
        case .passphraseTooShort(let bytes, let least):
            "the passphrase has \(bytes) bytes, fewer than \(least)"
        case .rowMissing(let table, let id): "row \(id) of \(table.rawValue) is missing"
        case .rowDamaged(let table, let id):
            "row \(id) of \(table.rawValue) was edited, moved or repeated"
        case .parametersRefused(let parameters):
            "the slot asks for \(parameters.passes) passes over \(parameters.kibibytes) KiB,"
                + " outside the bounds of this vault"
        case .noSuchKind(let name, let kind): "\(name.chain.text) makes no wallet of kind \(kind)"
        case .exampleRefused: "this vault is not for development, and takes no example's key"
        case .forgotten: "the vault is sealed"
        case .room(let error): error.clause
        case .key(let error): "the wallet's entropy \(error.clause)"
        case .imported(let error): error.clause
        case .chain(.malformed(let field, let clause)): "\(field) \(clause)"
        case .chain(.refused(_, let detail, _)): detail
        case .cardKnown(let name): "the number is that of \(name.text)"
        case .card(let error): "the card \(error.clause)"
        case .memory(let error): error.clause
        }
    }
}
