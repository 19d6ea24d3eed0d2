import JSON
import Terms
import Testing
import Wire

@Suite struct `A request to pay` {
    private static let least = #"{"wallet":"ethereum/main","intent":{},"network":{}}"#

    private func read(_ text: String) throws -> PayRequest {
        try PayRequest(JSONReader.read(Array(text.utf8)))
    }

    private func fault(_ text: String) throws -> FieldError? {
        let json = try JSONReader.read(Array(text.utf8))
        do throws(FieldError) {
            _ = try PayRequest(json)
            return nil
        } catch { return error }
    }

    @Test func `is read whole, and kept as it came`() throws {
        let text =
            #"{"intent":{"kind":"transfer"},"network":{"nonce":7},"#
            + #""purpose":{"alternatives_considered":["none"],"item":"tea"},"wallet":"ton/main"}"#
        let request = try read(text)
        #expect(request.wallet.text == "ton/main")
        #expect(request.intent == ["kind": "transfer"])
        #expect(request.network == ["nonce": 7])
        #expect(request.purpose?.json == ["alternatives_considered": ["none"], "item": "tea"])
        #expect(String(decoding: JSONWriter.write(request.json), as: UTF8.self) == text)
        #expect(try read(Self.least).purpose == nil)
    }

    @Test(arguments: [
        ("[]", ""), ("7", ""), ("null", ""), ("{}", "wallet"),
        (#"{"wallet":7,"intent":{},"network":{}}"#, "wallet"),
        (#"{"wallet":null,"intent":{},"network":{}}"#, "wallet"),
        (#"{"wallet":"main","intent":{},"network":{}}"#, "wallet"),
        (#"{"wallet":"ton/Main","intent":{},"network":{}}"#, "wallet"),
        (#"{"wallet":"ton/main/x","intent":{},"network":{}}"#, "wallet"),
        (#"{"wallet":"ton/","intent":{},"network":{}}"#, "wallet"),
        (#"{"wallet":"ton/main","network":{}}"#, "intent"),
        (#"{"wallet":"ton/main","intent":[],"network":{}}"#, "intent"),
        (#"{"wallet":"ton/main","intent":null,"network":{}}"#, "intent"),
        (#"{"wallet":"ton/main","intent":"x","network":{}}"#, "intent"),
        (#"{"wallet":"ton/main","intent":{}}"#, "network"),
        (#"{"wallet":"ton/main","intent":{},"network":[]}"#, "network"),
        (#"{"wallet":"ton/main","intent":{},"network":{},"memo":"x"}"#, "memo"),
        (#"{"wallet":"ton/main","intent":{},"network":{},"Wallet":"x"}"#, "Wallet"),
        (#"{"wallet":"ton/main","intent":{},"network":{},"purpose":null}"#, "purpose"),
        (#"{"wallet":"ton/main","intent":{},"network":{},"purpose":"tea"}"#, "purpose"),
        (
            #"{"wallet":"ton/main","intent":{},"network":{},"purpose":{"why":"x"}}"#, "purpose.why"
        ),
        (
            #"{"wallet":"ton/main","intent":{},"network":{},"purpose":{"item":7}}"#,
            "purpose.item"
        ),
        (
            #"{"wallet":"ton/main","intent":{},"network":{},"purpose":{"item":null}}"#,
            "purpose.item"
        ),
        (
            #"{"wallet":"ton/main","intent":{},"network":{},"#
                + #""purpose":{"alternatives_considered":"x"}}"#,
            "purpose.alternatives_considered"
        ),
        (
            #"{"wallet":"ton/main","intent":{},"network":{},"#
                + #""purpose":{"alternatives_considered":["x",7]}}"#,
            "purpose.alternatives_considered"
        ),
    ])
    func `that is not of the form names its first wrong field`(text: String, field: String) throws {
        #expect(try fault(text)?.path == field)
    }

    @Test func `never repeats a field's name that is not plainly one`() throws {
        let sent = #"{"wallet":"ton/main","intent":{},"network":{},"sk_live <b>":1}"#
        let error = try #require(try fault(sent))
        #expect(error.path == "")
        #expect(!error.clause.contains("sk_live"))
    }

    @Test func `has an intent of 4096 canonical bytes and no more`() throws {
        func body(_ count: Int, spaces: Int = 0) -> String {
            // {"x":"…"} is eight bytes around the text.
            let text = String(repeating: "a", count: count - 8)
            let gap = String(repeating: " ", count: spaces)
            return #"{"wallet":"ton/main","network":{},"intent":{\#(gap)"x":"\#(text)"}}"#
        }
        #expect(try fault(body(4_096)) == nil)
        #expect(try fault(body(4_097))?.path == "intent")
        // White space is not canonical, so it does not count.
        #expect(try fault(body(4_096, spaces: 500)) == nil)
    }

    @Test func `has a network of any size, since a transaction may stand in it`() throws {
        let text = String(repeating: "a", count: 1 << 20)
        #expect(
            try fault(#"{"wallet":"ton/main","intent":{},"network":{"x":"\#(text)"}}"#) == nil)
    }

    @Test(arguments: [
        ("a", 200, true), ("a", 201, false), ("é", 100, true), ("é", 101, false),
        ("😀", 50, true), ("😀", 51, false),
    ])
    func `counts the bytes of what it is for`(letter: String, count: Int, fits: Bool) throws {
        let text = String(repeating: letter, count: count)
        let head = #"{"wallet":"ton/main","intent":{},"network":{},"purpose":"#
        let item = try fault(head + #"{"item":"\#(text)"}}"#)
        #expect(item?.path == (fits ? nil : "purpose.item"))
        let list = try fault(head + #"{"alternatives_considered":["\#(text)"]}}"#)
        #expect(list?.path == (fits ? nil : "purpose.alternatives_considered"))
    }

    @Test func `considers ten alternatives at most`() throws {
        func body(_ count: Int) -> String {
            let list = (0..<count).map { "\"\($0)\"" }.joined(separator: ",")
            return #"{"wallet":"ton/main","intent":{},"network":{},"#
                + #""purpose":{"alternatives_considered":[\#(list)]}}"#
        }
        #expect(try fault(body(0)) == nil)
        #expect(try fault(body(10)) == nil)
        #expect(try fault(body(11))?.path == "purpose.alternatives_considered")
    }

    @Test func `as a client writes it is read`() throws {
        let order = PaymentOrder(
            wallet: try #require(WalletName("ethereum/main")), payee: "0x1", amount: "1.5",
            asset: "ETH", comment: "hi", network: JSONObject([("nonce", 5)]), item: "seat",
            alternatives: ["none: cheaper"])
        let request = try PayRequest(order.json)
        #expect(request.wallet == order.wallet)
        #expect(
            request.intent == [
                "kind": "transfer", "to": "0x1", "amount": "1.5", "asset": "ETH", "comment": "hi",
            ])
        #expect(request.network == ["nonce": 5])
        #expect(request.purpose != nil)
    }

    @Test func `without its wallet, or with it twice, is no document at all`() throws {
        #expect(throws: JSONError.self) {
            try read(#"{"wallet":"ton/a","wallet":"ton/b","intent":{},"network":{}}"#)
        }
        #expect(throws: JSONError.self) {
            try read(#"{"wallet":"ton/a","w\u0061llet":"ton/b","intent":{},"network":{}}"#)
        }
    }
}
