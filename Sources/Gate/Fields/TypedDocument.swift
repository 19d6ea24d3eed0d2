import JSON

/// JSON that came in at a door and is kept as it was told: a report.
struct TypedDocument: TypedValue {
    let json: JSON

    init(_ json: JSON) { self.json = json }

    static func fault(in json: JSON) -> String? { AbsentForm.fault(in: json) }
}
