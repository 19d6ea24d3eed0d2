import Gate
public import JSON
import Ledger
public import Terms

extension Office {
    /// Sets what one unit of an asset is worth.
    public func setRate(_ body: JSON, by actor: Actor) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let event = try Office.read(body) { reader throws(FieldError) in
            let asset = try reader.string("asset")
            let text = try reader.string("price")
            let price: UInt128
            do throws(AmountError) {
                price = try DecimalText.parse(text, decimals: Rate.decimals)
            } catch {
                throw reader.error("price", error.clause)
            }
            guard let currency = Currency(try reader.string("currency")) else {
                throw reader.error("currency", "must be three capital letters")
            }
            let maxAge = try reader.integer("max_age")
            let haircut = try reader.integer("haircut_bps")
            return Event.rateSet(
                asset: asset, price: price, currency: currency,
                maxAge: Int64(clamping: maxAge), haircut: haircut)
        }
        try record(event, by: actor)
        guard case .string(let asset)? = event.body["asset"],
            let rate = journal.gate.state.rates[asset]
        else { throw .notFound }
        return Office.json(rate)
    }

    /// The rates in force.
    public func rates() throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let list = journal.gate.state.rates.values.sorted { $0.asset < $1.asset }
        return JSONObject([("rates", .array(list.map { .object(Office.json($0)) }))])
    }

    private static func json(_ rate: Rate) -> JSONObject {
        JSONObject([
            ("asset", .string(rate.asset)),
            ("price", .string(DecimalText.print(rate.price, decimals: Rate.decimals))),
            ("currency", .string(rate.currency.code)), ("max_age", .integer(UInt64(rate.maxAge))),
            ("haircut_bps", .integer(rate.haircut)),
            ("as_of", .string(Timestamp.seconds(rate.asOf))),
        ])
    }
}
