import Foundation
import JSON

/// An agent that was added to a shop: it knows its token and where to ask.
struct Hand: Sendable {
    let name: String
    let project: String
    let token: String
    let home: DaemonHome

    /// Its headers; with a key those of a payment.
    func headers(_ key: String? = nil) -> [String] {
        ["Authorization: Bearer \(token)"] + (key.map { ["Idempotency-Key: \($0)"] } ?? [])
    }

    /// Asks for a payment.
    func pay(
        _ body: JSON = Order.plain, key: String = Order.key(), on client: RawClient? = nil
    ) throws -> Reply {
        try pay(bytes: JSONWriter.write(body), key: key, on: client)
    }

    /// Asks for a payment with a body of any bytes.
    func pay(
        bytes: [UInt8], key: String = Order.key(), on client: RawClient? = nil
    ) throws -> Reply {
        try (client ?? home.connect("agent"))
            .ask("POST", "/v1/payments", headers(key), body: bytes)
    }

    /// Asks what a payment would cost.
    func quote(_ body: JSON = Order.plain) throws -> Reply {
        try home.connect("agent")
            .ask("POST", "/v1/quotes", headers(), body: JSONWriter.write(body))
    }

    /// Reads something.
    func get(_ target: String) throws -> Reply {
        try home.connect("agent").ask("GET", target, headers())
    }
}
