/// A currency that cards are issued in: its ISO 4217 code, and how many digits its minor unit has.
///
/// The digits are pinned: those of ISO 4217's list one (SIX, "Current currency & funds code list").
struct CardCurrency: Hashable, Sendable {
    /// Three capital letters.
    let code: String
    /// Digits after the point: 2 for USD, whose minor unit is the cent.
    let decimals: Int

    /// The currencies there are; another is one more word in one of the three lists.
    static let all: [CardCurrency] =
        [
            "USD", "EUR", "CAD", "GBP", "AED", "ARS", "AUD", "BRL", "CHF", "CNY", "COP", "CZK",
            "DKK", "EGP", "HKD", "HUF", "IDR", "ILS", "INR", "KES", "MAD", "MXN", "MYR", "NGN",
            "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "SAR", "SEK", "SGD", "THB",
            "TRY", "TWD", "UAH", "ZAR",
        ].map { CardCurrency(code: $0, decimals: 2) }
        + ["CLP", "ISK", "JPY", "KRW", "PYG", "VND"].map { CardCurrency(code: $0, decimals: 0) }
        + ["BHD", "JOD", "KWD", "OMR", "TND"].map { CardCurrency(code: $0, decimals: 3) }

    /// The currency of a code; nil where cards are in none such.
    static func named(_ code: String) -> CardCurrency? { all.first { $0.code == code } }
}
