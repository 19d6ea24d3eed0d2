import JSON

extension Event {
    /// Why no entry may be made of this, nil where one may: its kind is in no catalogue, a field is not its kind's,
    /// or a value is not of its field's class.
    ///
    /// Asked before an entry is made, and never of one that is read: a log stays readable whatever later
    /// releases would refuse to write.
    var fault: Refusal? {
        guard let kind = Kind(rawValue: kind) else {
            return Refusal(
                rule: "entry.unknown-kind", detail: "\(kind) is no kind of entry",
                hint: "declare its fields in Kind+Fields.swift")
        }
        let fields = kind.fields
        for member in body.members {
            guard let field = fields.first(where: { $0.name == member.key }) else {
                return Refusal(
                    rule: "entry.undeclared-field",
                    detail: "\(kind.rawValue) has no field \(member.key)",
                    hint: "declare it with its class in Kind+Fields.swift")
            }
            if let fault = field.fault(in: member.value) {
                return Refusal(
                    rule: "entry.field-class",
                    detail:
                        "the \(member.key) of \(kind.rawValue) \(fault), and an entry stays for "
                        + "ever, for all auditors to read",
                    hint: "say it in other words")
            }
        }
        return nil
    }
}
