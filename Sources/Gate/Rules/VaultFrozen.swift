/// While the vault is frozen nothing is signed at all.
enum VaultFrozen: Rule {
    static let id = "vault.frozen"

    static func check(_ frozen: FrozenThings) -> Refusal? {
        guard frozen.vault else { return nil }
        return refuse("the vault is frozen", hint: "an admin thaws it with: bursar thaw")
    }
}
