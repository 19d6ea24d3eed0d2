import JSON

/// What a status object says of a vault's health.
enum VaultStanding {
    /// Whether something was found wrong at unseal, so that nothing is signed.
    static func isFrozen(_ status: JSON) -> Bool {
        guard case .object(let object) = status, case .array(let warnings)? = object["warnings"]
        else { return false }
        return warnings.contains { warning in
            guard case .string(let text) = warning else { return false }
            return text.hasPrefix("frozen: ")
        }
    }
}
