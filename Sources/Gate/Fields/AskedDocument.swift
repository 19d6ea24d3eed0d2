import JSON

/// What an agent asks a payment with: its intent, the network's facts, its key.
///
/// Searched for tokens alone: amounts in small units and order numbers are digits, and one in ten would pass for a
/// card's. What is in an intent is signed, and public on its chain, whatever the log does.
struct AskedDocument: TypedValue {
    let json: JSON

    init(_ json: JSON) { self.json = json }

    static func fault(in json: JSON) -> String? {
        AbsentForm.holdsToken(json) ? AbsentForm.tokenClause : nil
    }
}
