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

    /// Who must agree before any of this is loosened; nil where one admin is enough.
    public let control: ControlPolicy?

    /// Gathers checked parts.
    public init(
        currency: Currency, projects: [ProjectName: ProjectBudget], vault: VaultBudget? = nil,
        control: ControlPolicy? = nil
    ) {
        self.currency = currency
        self.projects = projects
        self.vault = vault
        self.control = control
    }
}
