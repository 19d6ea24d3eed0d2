import Terms

/// What is signed and neither settled nor proven dead is bounded over all windows: a hoard of signatures
/// that were never broadcast is a debt.
enum ExposureLimit: Rule {
    static let id = "exposure.limit"

    static func check(
        _ scope: ScopeName, before: Money, after: Money?, most: Money, _ charge: Charge,
        _ currency: Currency
    ) -> Refusal? {
        if let after, after <= most { return nil }
        let sum =
            if case .agent = scope { " on top of \(before.decimal) \(currency.code)" } else { "" }
        let bound =
            if case .agent = scope { " of \(most.decimal) \(currency.code)" } else { "" }
        return refuse(
            "\(charge.amount.decimal) \(currency.code)\(sum) is above the exposure\(bound) of "
                + "\(scope.text): what is signed and neither settled nor proven dead",
            hint: "an admin settles or voids what has landed or can't: bursar payment list --open")
    }
}
