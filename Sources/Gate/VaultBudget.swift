public import Terms

/// The ceiling over every project of the vault.
public struct VaultBudget: Hashable, Sendable {
    /// The zone its windows and hours are counted in.
    public let zone: ZoneRules
    /// What all projects together may spend; nil for no such limit.
    public let limit: Limit?
    /// What else holds for every payment.
    public let bounds: Bounds

    /// Gathers checked parts.
    public init(zone: ZoneRules, limit: Limit? = nil, bounds: Bounds = .none) {
        self.zone = zone
        self.limit = limit
        self.bounds = bounds
    }
}
