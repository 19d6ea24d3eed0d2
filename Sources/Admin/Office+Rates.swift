import Gate
public import JSON
import Ledger
public import Terms
import Wire

extension Office {
    /// Sets what one unit of an asset is worth.
    public func setRate(_ body: JSON, by actor: Actor) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let setting = try Office.read(body, RateSetting.init)
        // What a price, an age or a haircut may be is the gate's to say, in one place with the log's.
        let event = Event.rateSet(
            asset: setting.asset, price: setting.price, currency: setting.currency,
            maxAge: Int64(clamping: setting.maxAge), haircut: setting.haircut,
            isPinned: setting.isPinned, isForced: setting.isForced)
        try record(event, by: actor)
        guard let rate = journal.gate.state.rates[setting.asset] else { throw .notFound }
        return Office.json(rate)
    }

    /// Moves the price of a rate that an admin set; all else of it stays as it is.
    ///
    /// Whether a feed may move it, and how far, is the gate's to say.
    public func movePrice(_ body: JSON, by actor: Actor) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let move = try Office.read(body, PriceMove.init)
        guard let old = journal.gate.state.rates[move.asset] else { throw .notFound }
        let event = Event.rateSet(
            asset: move.asset, price: move.price, currency: move.currency, maxAge: old.maxAge,
            haircut: old.haircut)
        try record(event, by: actor)
        guard let rate = journal.gate.state.rates[move.asset] else { throw .notFound }
        return Office.json(rate)
    }

    /// The rates in force.
    public func rates() throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let list = journal.gate.state.rates.values.sorted { $0.asset < $1.asset }
        return JSONObject([("rates", .array(list.map { .object(Office.json($0)) }))])
    }

    private static func json(_ rate: Rate) -> JSONObject {
        var object = JSONObject([
            ("asset", .string(rate.asset)),
            ("price", .string(DecimalText.print(rate.price, decimals: Rate.decimals))),
            ("currency", .string(rate.currency.code)), ("max_age", .integer(UInt64(rate.maxAge))),
            ("haircut_bps", .integer(rate.haircut)),
            ("as_of", .string(Timestamp.seconds(rate.asOf))),
        ])
        if rate.isPinned { object["pinned"] = true }
        return object
    }
}
