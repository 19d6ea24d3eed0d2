import JSON

/// A sentence that a person or an agent typed: a reason, a reference.
struct TypedText: TypedValue {
    let text: String

    init(_ text: String) { self.text = text }

    var json: JSON { .string(text) }

    static func fault(in json: JSON) -> String? { AbsentForm.fault(in: json) }
}
