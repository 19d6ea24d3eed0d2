import ArgumentParser
import JSON

/// `bursar rate list`.
///
/// Asks `GET /v1/admin/rates`.
struct RateListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the rates, and since when they hold.",
        discussion: "Example: bursar rate list")

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let reply = try session.admin("GET", "/v1/admin/rates")
        guard !session.json else { return session.output.document(reply) }
        let rates = reply.list("rates")
        guard !rates.isEmpty else { return session.output.errorLine("no rates") }
        session.output.table(
            Table(
                columns: RateNoun.columns, rightAligned: [1, 3, 4],
                rows: rates.map(RateListVerb.row)))
    }

    /// A rate's cells.
    static func row(_ rate: JSON) -> [String] {
        var cells = rate.cells("asset", "price", "currency", "max_age", "haircut_bps", "as_of")
        if case .integer(let seconds)? = rate.at("max_age") {
            cells[3] = DurationText.text(seconds)
        }
        // A pinned rate has an age that nobody asks for.
        if rate.at("pinned") == true { cells[3] = "pinned" }
        if case .integer(let points)? = rate.at("haircut_bps") {
            cells[4] = HaircutText.text(points)
        }
        return cells
    }
}
