public import Terms

/// A checked policy: every budget and rule the gate enforces.
///
/// How it is written is Policy's affair.
public struct BudgetPolicy: Hashable, Sendable {
    /// The currency of every amount; fixed by the first policy of a vault.
    public let currency: Currency
    /// The projects by name.
    public let projects: [ProjectName: ProjectBudget]
    /// The ceiling over all of them; nil for none.
    public let vault: VaultBudget?

    /// Gathers checked parts.
    public init(
        currency: Currency, projects: [ProjectName: ProjectBudget], vault: VaultBudget? = nil
    ) {
        self.currency = currency
        self.projects = projects
        self.vault = vault
    }
}
