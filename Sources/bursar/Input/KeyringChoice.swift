import Terms

/// Which keyrings are meant: one by its name, or all.
struct KeyringChoice {
    let names: [KeyringName]

    /// Reads `wallet`, `card`, `api`, `meta` or `all`.
    static func read(_ text: String) throws -> KeyringChoice {
        if text == "all" { return KeyringChoice(names: KeyringName.allCases) }
        guard let name = KeyringName(rawValue: text) else {
            throw TextError.notAName(form: "wallet|card|api|meta|all")
        }
        return KeyringChoice(names: [name])
    }
}
