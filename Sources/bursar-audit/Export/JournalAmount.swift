import Terms

/// An exact sum of one commodity, in 1e-18 of a unit; may be negative.
struct JournalAmount: Hashable {
    /// Digits after the point: no asset has more.
    static let decimals = 18

    private let atoms: Int128

    static let zero = JournalAmount(atoms: 0)

    private init(atoms: Int128) { self.atoms = atoms }

    /// Reads a decimal; nil where it is none, or above what can be summed.
    init?(_ text: String) {
        guard let parsed = try? DecimalText.parse(text, decimals: JournalAmount.decimals),
            let atoms = Int128(exactly: parsed)
        else { return nil }
        self.atoms = atoms
    }

    /// An amount of the budgets' currency.
    init(_ money: Money) { atoms = Int128(money.nanos) * 1_000_000_000 }

    /// The sum; nil where it is above what can be counted.
    func adding(_ other: JournalAmount) -> JournalAmount? {
        let (sum, overflow) = atoms.addingReportingOverflow(other.atoms)
        return overflow || sum == .min ? nil : JournalAmount(atoms: sum)
    }

    /// The same with the other sign.
    var negated: JournalAmount { JournalAmount(atoms: -atoms) }

    /// `-6.432144`, without needless zeros.
    var text: String {
        let digits = DecimalText.print(atoms.magnitude, decimals: JournalAmount.decimals)
        return atoms < 0 ? "-" + digits : digits
    }
}
