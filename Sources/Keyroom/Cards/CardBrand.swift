/// The network whose rules a card follows, told by the first digits of its number.
///
/// The ranges are those that the networks publish for their issuer identification numbers (ISO/IEC 7812-1), as
/// braintree/credit-card-type 10 and Wikipedia's "Payment card number" list them. Where two networks share a
/// range (622126–622925 is Discover's, too) the issuer's own comes first.
public enum CardBrand: String, Hashable, Sendable, CaseIterable {
    case visa, mastercard, discover, jcb, unionpay, maestro
    case amex = "american-express"
    case diners = "diners-club"
    /// Of none of the ranges below.
    case other = "card"

    /// Six digits from and to, and how many digits a number may have.
    private static let ranges:
        [(brand: CardBrand, from: UInt32, through: UInt32, lengths: Set<Int>)] = [
            (.visa, 400_000, 499_999, [13, 16, 19]),
            (.mastercard, 510_000, 559_999, [16]), (.mastercard, 222_100, 272_099, [16]),
            (.amex, 340_000, 349_999, [15]), (.amex, 370_000, 379_999, [15]),
            (.discover, 601_100, 601_199, Set(16...19)),
            (.discover, 644_000, 659_999, Set(16...19)),
            (.diners, 300_000, 305_999, Set(14...19)), (.diners, 309_500, 309_599, Set(14...19)),
            (.diners, 360_000, 369_999, Set(14...19)), (.diners, 380_000, 399_999, Set(14...19)),
            (.jcb, 352_800, 358_999, Set(16...19)), (.unionpay, 620_000, 629_999, Set(16...19)),
            (.maestro, 501_800, 501_899, Set(12...19)), (.maestro, 502_000, 502_099, Set(12...19)),
            (.maestro, 503_800, 503_899, Set(12...19)), (.maestro, 589_300, 589_399, Set(12...19)),
            (.maestro, 630_400, 630_499, Set(12...19)), (.maestro, 675_900, 675_999, Set(12...19)),
            (.maestro, 676_100, 676_399, Set(12...19)),
        ]

    /// The brand of a number that begins with these six digits.
    init(leading six: UInt32) {
        self =
            CardBrand.ranges.first { ($0.from...$0.through).contains(six) }?.brand ?? .other
    }

    /// Whether its numbers may have so many digits; 12 to 19 of a brand that is not known.
    func allows(digits count: Int) -> Bool {
        guard let range = CardBrand.ranges.first(where: { $0.brand == self }) else {
            return (12...19).contains(count)
        }
        return range.lengths.contains(count)
    }

    /// How many digits its CVV has.
    var cvvDigits: Int { self == .amex ? 4 : 3 }
}
