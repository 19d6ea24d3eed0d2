internal import JSON
internal import Terms

extension VaultBudget {
    /// The budget as the ledger has it; without a limit there is no `limit`.
    var canonical: JSON {
        var members: [(String, JSON)] = [("timezone", zone.canonical)]
        if let limit { members.append(("limit", limit.canonical)) }
        return .object(JSONObject(members + bounds.canonical))
    }

    /// Reads the form that ``canonical`` writes; throws ``FieldError`` for any other.
    init(
        reading reader: ObjectReader, zones: (String) -> ZoneRules?,
        accounts: (String) -> [Account]?
    ) throws(FieldError) {
        var reader = reader
        zone = try ZoneRules(reading: reader.object("timezone"), zones: zones)
        limit = try reader.limit("limit")
        bounds = try Bounds(reading: &reader, accounts: accounts)
        try reader.finish()
    }
}
