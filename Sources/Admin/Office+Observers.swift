import Gate
public import JSON
import Ledger
public import Terms
import Wire

extension Office {
    /// Registers who may attest what became of payments.
    public func addObserver(_ body: JSON, by actor: Actor) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let addition = try Office.read(body, ObserverAddition.init)
        try record(.observerAdded(addition.name, publicKey: addition.publicKey), by: actor)
        return Office.json(addition.name, addition.publicKey)
    }

    /// Takes an observer's word away; what it attested stays as it is.
    public func removeObserver(_ name: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        _ = try openVault()
        guard journal.gate.state.observers[name] != nil else { throw .notFound }
        try Office.read(body) { json throws(FieldError) in try ObjectReader(json).finish() }
        try record(.observerRemoved(name), by: actor)
        return JSONObject([("name", .string(name)), ("status", "removed")])
    }

    /// All observers.
    public func observers() throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let list = journal.gate.state.observers.sorted { $0.key < $1.key }
        return JSONObject([
            ("observers", .array(list.map { .object(Office.json($0.key, $0.value)) }))
        ])
    }

    private static func json(_ name: String, _ publicKey: [UInt8]) -> JSONObject {
        JSONObject([("name", .string(name)), ("public_key", .string(Hex.encode(publicKey)))])
    }
}
