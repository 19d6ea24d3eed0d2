import Terms
import Wire

/// HaircutText reads percentages into basis points: hundredths of a percent.
enum HaircutText {
    /// The basis points of `2%` or `0.25%`, at most 50%.
    static func basisPoints(_ text: String) throws(TextError) -> UInt64 {
        guard text.hasSuffix("%") else { throw .notAHaircut }
        let hundredths: UInt128
        do {
            hundredths = try DecimalText.parse(String(text.dropLast()), decimals: 2)
        } catch {
            throw .notAHaircut
        }
        guard hundredths <= UInt128(RateSetting.haircutLimit) else { throw .haircutTooLarge }
        return UInt64(hundredths)
    }

    /// The percentage of so many basis points.
    static func text(_ basisPoints: UInt64) -> String {
        DecimalText.print(UInt128(basisPoints), decimals: 2) + "%"
    }
}
