/// A wallet that adds up what isn't a number ends with a sum that isn't one.
///
/// After NaN no comparison with the limit is true, and a negative amount gives back what others spent.
struct HostileAmounts: Attack {
    let name = "hostile-amounts"
    let sentence = "Amounts, fees and nonces are negative, not numbers, too large or written oddly."

    /// As JSON strings.
    static let texts = [
        "-0.002", "-1", "-0", "0", "0.0", "+0.002", "00.002", ".002", "0.", "0,002", "0x1",
        " 0.002", "0.002 ", "0.002\\n", "0.002\\u0000", "1e400", "1e-400", "2e-3", "NaN", "nan",
        "Infinity", "-Infinity", "", "\u{FF10}.\u{FF10}\u{FF10}\u{FF12}", "0.\u{660}\u{660}\u{662}",
        // One decimal more than ether has; and powers of two that wrap.
        "0.0020000000000000001", "9223372036854775808", "18446744073709551616",
        "18446744073.709551616", "340282366920938463463374607431768211456",
        "115792089237316195423570985008687907853269984665640564039457584007913129639936",
        "999999999999999999999999999999", "999999999999999999999999999999.999999999999999999",
    ]
    /// As JSON values, most of which JSON has not.
    static let literals = [
        "-1", "-0.002", "0.002", "0", "1e400", "-1e400", "1e-400", "NaN", "Infinity", "-Infinity",
        "null", "true", "[]", "[\"0.002\"]", "{}", "0x10", "1_000", "18446744073709551616",
        "\"0.002\",\"amount\":\"0.000001\"", "\"0.000001\",\"amount\":\"0.002\"",
    ]

    private var figures: [Figure] {
        HostileAmounts.texts.map(Figure.text) + HostileAmounts.literals.map(Figure.literal)
    }

    func run(_ trial: Trial) throws(Trouble) {
        try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
        trial.pay(trial.order())
        let places: [WritableKeyPath<PaymentOrder, Figure>] = [
            \.amount, \.feePerGas, \.gasLimit, \.nonce,
        ]
        for place in places {
            for figure in figures {
                var order = trial.order()
                order[keyPath: place] = figure
                trial.pay(order)
            }
        }
        // Each fits by itself; their product does not.
        for gas in ["16777216", "4294967296", "18446744073709551615"] {
            for fee in ["340282366920938463463374607431768211455", "1099511627776"] {
                var order = trial.order()
                order.gasLimit = .text(gas)
                order.feePerGas = .text(fee)
                trial.pay(order)
            }
        }
        trial.exhaust()
    }
}
