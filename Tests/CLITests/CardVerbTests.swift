import JSON
import Testing

/// What `bursar card` asks, and that no digit of a number gets into what it says.
@Suite struct `The card verbs` {
    private static let typed = "4242 4242 4242 4242\n08/27\n123\nA Holder\n"
    private static let card = #"""
        {"name":"card/primary","brand":"visa","last_four":"4242","expires":"2027-08",\#
        "currency":"USD","exposure":"500","exposed":"0","cvv":"memory","status":"active"}
        """#

    @Test(arguments: [
        ("primary", ""), ("card/primary", "&store_cvv=true"),
    ])
    func `add a card from a descriptor, raw`(name: String, more: String) throws {
        let stores = !more.isEmpty
        let target =
            "/v1/admin/cards/primary?currency=USD&exposure=500.00&network=mainnet"
            + "&store_cvv=\(stores)"
        let met = try Encounter(
            "card add \(name) --currency USD --exposure 500.00 --card-fd 0"
                + (stores ? " --store-cvv" : ""), ["POST \(target)": (200, Self.card)],
            input: Self.typed)
        #expect(met.shown.status == 0, "\(met.shown.err)")
        #expect(met.shown.out.contains("last four"))
        #expect(!met.shown.out.contains("42424"))
        let asked = try #require(met.asked.first)
        #expect(asked.body == Array(Self.typed.utf8))
    }

    @Test func `give a CVV from a descriptor, raw and without its line end`() throws {
        let met = try Encounter(
            "card cvv primary --cvv-fd 0",
            ["POST /v1/admin/cards/primary/cvv": (200, Self.card)], input: "123\n")
        #expect(met.shown.status == 0, "\(met.shown.err)")
        #expect(met.asked.first?.body == Array("123".utf8))
    }

    @Test func `list, show and remove by name`() throws {
        let list = try Encounter(
            "card list", ["GET /v1/admin/cards": (200, "{\"cards\":[\(Self.card)]}")])
        #expect(list.shown.out.contains("visa"))
        let show = try Encounter(
            "card show card/primary", ["GET /v1/admin/cards/primary": (200, Self.card)])
        #expect(show.shown.out.contains("2027-08"))
        let remove = try Encounter(
            "card remove primary --reason lost",
            [
                "POST /v1/admin/cards/primary/remove": (
                    200, #"{"card":"card/primary","status":"removed"}"#
                )
            ])
        #expect(remove.shown.status == 0)
        #expect(remove.asked.first?.text == #"{"reason":"lost"}"#)
    }

    @Test(arguments: [
        "card add primary --currency USD", "card add primary --exposure 5",
        "card show ethereum/main", "card add primary --currency usd --exposure 5",
        "card add Primary --currency USD --exposure 5",
        "card add primary 4242424242424242 --currency USD --exposure 5",
        "card add primary --number 4242424242424242 --currency USD --exposure 5",
    ])
    func `take no number on the line`(words: String) throws {
        let met = try Encounter(words, [:])
        #expect(met.shown.status == 2, "\(met.shown.err)")
        #expect(met.asked.isEmpty)
    }

    @Test func `ask for nothing where nothing was given`() throws {
        let met = try Encounter(
            "card add primary --currency USD --exposure 5 --card-fd 0", [:], input: "")
        #expect(met.shown.status == 1)
        #expect(met.shown.err.contains("a line each"))
        #expect(met.asked.isEmpty)
    }
}
