/// A card as its owner types it.
extension SecretPage {
    /// Number, last month, CVV, holder and address, a line each: from a descriptor, or asked for without echo.
    static func card(descriptor: Int32?) throws(SecretError) -> SecretPage {
        if let descriptor { return try all(.card, of: descriptor) }
        var page = try SecretPage()
        let prompts: [(words: String, mayBeEmpty: Bool)] = [
            ("number: ", false), ("last month (MM/YY): ", false),
            ("CVV (empty for none): ", true), ("holder: ", false),
            ("billing address (empty for none): ", true),
        ]
        for (place, prompt) in prompts.enumerated() {
            if place > 0 { try page.append(UInt8(ascii: "\n")) }
            try page.append(Terminal(for: .card).ask(prompt.words, mayBeEmpty: prompt.mayBeEmpty))
        }
        return page
    }

    /// A CVV alone, from a descriptor or asked for without echo.
    static func cvv(descriptor: Int32?) throws(SecretError) -> SecretPage {
        if let descriptor { return try line(.card, of: descriptor) }
        return try Terminal(for: .card).ask("CVV: ")
    }

    /// All lines there are.
    private static func all(_ name: SecretName, of descriptor: Int32) throws(SecretError)
        -> SecretPage
    {
        var page = try SecretPage()
        reading: while true {
            switch try page.readByte(descriptor) {
            case .byte(let byte): try page.append(byte)
            case .end: break reading
            case .failed: throw .unreadable(name, descriptor: descriptor)
            }
        }
        guard page.count > 0 else { throw .empty(name) }
        return page
    }
}
