import JSON

/// An HTTP reply, as a stranger reads it.
struct Reply {
    let status: Int
    let headers: [String: String]
    let body: [UInt8]

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as a document; `null` where it is none.
    var json: JSON { (try? JSONReader.read(body)) ?? .null }

    /// The title of a problem document.
    var title: String? { json.text("title") }

    /// The rule of a refusal.
    var rule: String? { json.text("rule") }

    /// The payment's id.
    var payment: String? { json.text("payment") }

    /// The part that a retry repeats for ever.
    var lasting: [JSON?] {
        [
            "payment", "status", "transaction", "charge", "remaining", "rule", "detail", "hint",
            "title",
        ].map { json[$0] }
    }
}
