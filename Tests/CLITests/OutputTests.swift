import JSON
import Terms
import Testing

@testable import bursar

@Suite struct `A table` {
    @Test func `is aligned, numbers to the right, without trailing spaces`() {
        let table = Table(
            columns: ["scope", "left", "at"], rightAligned: [1],
            rows: [["agent/worker", "5", "z"], ["p", "18.567856", ""]])
        #expect(
            table.text == """
                scope              left  at
                agent/worker          5  z
                p             18.567856

                """)
    }

    @Test func `without headings is a list of names and values`() {
        #expect(Table(rows: [["a", "1"], ["bcd", "2"]]).text == "a    1\nbcd  2\n")
    }

    @Test func `lets no cell start a line of its own`() {
        #expect(Table(rows: [["a\nstatus", "ok"]]).text == "a\\u{a}status  ok\n")
    }

    @Test func `of nothing is nothing`() { #expect(Table(rows: []).text.isEmpty) }
}

@Suite struct `A reply's fields` {
    let reply: JSON = [
        "sealed": true, "ledger": ["size": 3, "root": "ab"], "warnings": ["x"], "none": .null,
    ]

    @Test func `are found by path, and missed quietly`() {
        #expect(reply.at("ledger", "size") == 3)
        #expect(reply.at("ledger", "size", "deeper") == nil)
        #expect(reply.cells("sealed", "gone", "none") == ["yes", "-", "-"])
        #expect(reply.list("warnings") == ["x"])
        #expect(reply.list("ledger").isEmpty)
    }

    @Test func `are listed with dotted paths`() {
        let facts = reply.facts()
        #expect(facts.contains(["ledger.size", "3"]))
        #expect(facts.contains(["warnings", #"["x"]"#]))
    }

    @Test func `are indented for people and still the same JSON`() throws {
        let text = PrettyJSON.text(reply)
        #expect(text.contains("\n  \"ledger\": {\n    \"size\": 3,"))
        #expect(try JSONReader.read(Array(text.utf8)) == reply)
        #expect(PrettyJSON.text([:]) == "{}")
        #expect(PrettyJSON.text([]) == "[]")
    }
}

@Suite struct `An entry on a line` {
    private func entry(_ text: String) throws -> EntryLine {
        try #require(EntryLine(Array(text.utf8)[...]))
    }
    private let decided = #"""
        {"actor":{"name":"worker","role":"agent","uid":7},"kind":"payment.decided","outcome":"refused",
        "rule":"agent.limit","seq":12,"time":"2026-11-23T05:00:00.000000001Z","v":1}
        """#

    @Test func `starts with what every entry has and ends with what it is about`() throws {
        let text = try entry(decided).text
        #expect(
            text == "      12  2026-11-23T05:00:00Z  payment.decided       worker            "
                + "outcome=refused rule=agent.limit")
    }

    @Test func `says of a wallet that its key is a published one`() throws {
        let made = #"{"kind":"wallet.created","seq":3,"wallet":"ton/a"}"#
        #expect(try entry(made).text.hasSuffix("  wallet=ton/a"))
        let example = #"{"example":true,"kind":"wallet.created","seq":3,"wallet":"ton/a"}"#
        #expect(try entry(example).text.hasSuffix("  wallet=ton/a example=yes"))
    }

    @Test(arguments: [
        (#""kind":"project.frozen","project":"p","reason":"""#, "project=p"),
        (#""kind":"observer.added","observer":"node-1""#, "observer=node-1"),
        (
            #""amount":"20","kind":"emergency.granted","project":"p","reason":"farm""#,
            "project=p amount=20 reason=farm"
        ),
        (
            #""kind":"payment.settled","payment":"01J","reference":"block 7""#,
            "payment=01J reference=block 7"
        ),
    ])
    func `says what became of payments, and who may say so`(members: String, about: String) throws {
        #expect(try entry("{\(members)}").text.hasSuffix("  " + about))
    }

    @Test func `is chosen by agent, as the one who acts or the one acted on`() throws {
        let worker = AgentName("worker")
        let filter = EntryFilter(agent: worker, since: nil)
        #expect(filter.passes(try entry(decided)))
        #expect(filter.passes(try entry(#"{"agent":"worker","kind":"agent.frozen"}"#)))
        #expect(!filter.passes(try entry(#"{"actor":{"role":"owner","name":"worker"}}"#)))
        #expect(!filter.passes(try entry(#"{"agent":"worker2"}"#)))
    }

    @Test func `is chosen by time, its own second included`() throws {
        let line = try entry(decided)
        let time = try #require(line.time)
        #expect(EntryFilter(agent: nil, since: time).passes(line))
        #expect(!EntryFilter(agent: nil, since: time.adding(seconds: 1)).passes(line))
    }

    @Test(arguments: ["", "x", "[]", "{"])
    func `is not made of anything else`(text: String) {
        #expect(EntryLine(Array(text.utf8)[...]) == nil)
    }
}
