import JSON

/// One of a few words that are in the source: a conforming enumeration lists them.
protocol FixedWord: PublicValue, RawRepresentable<String>, CaseIterable {}

extension FixedWord {
    var json: JSON { .string(rawValue) }

    static func fault(in json: JSON) -> String? {
        allCases.contains { $0.json == json } ? nil : "is none of its words"
    }
}
