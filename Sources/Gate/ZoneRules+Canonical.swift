internal import JSON
internal import Terms

extension ZoneRules {
    /// The zone as the ledger has it: its name and its tzdb version.
    var canonical: JSON {
        .object(
            JSONObject([("identifier", .string(identifier)), ("tzdb", .string(version))]))
    }

    /// Reads the form that ``canonical`` writes; throws ``FieldError`` for any other.
    init(reading reader: ObjectReader, zones: (String) -> ZoneRules?) throws(FieldError) {
        var reader = reader
        let identifier = try reader.string("identifier")
        let version = try reader.string("tzdb")
        try reader.finish()
        guard let rules = zones(identifier) else {
            throw reader.error("identifier", "must be a time zone this system knows")
        }
        // The version stays the one the policy was applied under, so that its hash stays; windows
        // that were used have their bounds in the log, whatever a newer database says.
        self.init(
            identifier: identifier, version: version, firstOffset: rules.firstOffset,
            transitions: rules.transitions)
    }
}
