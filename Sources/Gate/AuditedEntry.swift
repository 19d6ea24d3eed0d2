package import Terms

/// What an entry came to when it was replayed, for whoever reports on the log.
package struct AuditedEntry: Hashable, Sendable {
    /// A decision's outcome: signed, refused or pending; nil for entries that decide nothing.
    package let outcome: PaymentStatus?
    /// The limits a decision was held to, each with what it had before and after; empty for others.
    package let counted: [CountedWindow]
    /// What a settlement cost beyond its payment's charge; nil where it was no more, and for others.
    package let overrun: Overrun?
}

extension AuditedEntry {
    /// A payment that landed for more than it was charged, by evidence.
    package struct Overrun: Hashable, Sendable {
        /// The payment's id.
        package let payment: PaymentID
        /// The cost less the charge, in the budget's currency.
        package let amount: Money
    }
}
