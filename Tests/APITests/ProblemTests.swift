import JSON
import Testing
import Wire

@Suite struct `A problem` {
    private let full = Problem(
        status: 403, title: "refused", rule: "agent.limit", detail: "above the limit",
        hint: "ask for less", members: JSONObject([("payment", "01J"), ("title", "forged")]))

    @Test func `is written as RFC 9457 says`() {
        #expect(
            String(decoding: JSONWriter.write(full.json), as: UTF8.self)
                == #"{"detail":"above the limit","hint":"ask for less","payment":"01J","#
                + #""rule":"agent.limit","status":403,"title":"refused","type":"about:blank"}"#)
    }

    @Test func `without rule and hint has no such members`() {
        let text = JSONWriter.write(Problem(status: 400, title: "malformed", detail: "x").json)
        #expect(
            String(decoding: text, as: UTF8.self)
                == #"{"detail":"x","status":400,"title":"malformed","type":"about:blank"}"#)
    }

    @Test func `is read back as it was`() throws {
        let read = try #require(Problem(JSONReader.read(JSONWriter.write(full.json))))
        #expect(read.json == full.json)
        #expect(read.rule == "agent.limit")
        #expect(read.members["payment"] == "01J")
        #expect(read.members["title"] == nil)
    }

    @Test(arguments: [
        "[]", "{}", #"{"title":"x","detail":"y"}"#, #"{"status":"400","title":"x","detail":"y"}"#,
        #"{"status":99,"title":"x","detail":"y"}"#, #"{"status":400,"title":7,"detail":"y"}"#,
        #"{"status":9007199254740991,"title":"x","detail":"y"}"#,
    ])
    func `with a member missing or wrong is not one`(text: String) throws {
        #expect(try Problem(JSONReader.read(Array(text.utf8))) == nil)
    }
}
