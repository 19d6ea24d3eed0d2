import JSON
import Terms
import Testing

@testable import Gate

/// What may stand in entries, by the types of their fields and by what is looked at before one is appended.
@Suite struct `A field` {
    private static let token = "bursar_" + String(repeating: "0a", count: 32)
    private static let card = "4111 1111 1111 1111"

    /// The refusal's rule, or nil; a refusal must have changed nothing.
    private func refused(_ event: Event, by role: Actor.Role = .admin) throws -> Refusal? {
        var till = try Till.open()
        let before = till.state
        do {
            try till.record(event, by: Actor(role: role, name: "", uid: 0))
        } catch let refusal as Refusal {
            #expect(till.state == before)
            return refusal
        }
        return nil
    }

    @Test func `is listed by its kind, each once, and every kind can be made with all of them`() {
        for kind in Event.Kind.allCases {
            let names = kind.fields.map(\.name)
            #expect(Set(names).count == names.count, "\(kind.rawValue)")
            guard kind != .paymentDecided else { continue }
            let all = EveryEvent.all.filter { $0.kind == kind.rawValue }
            #expect(!all.isEmpty, "\(kind.rawValue)")
            #expect(
                Set(all.flatMap { $0.body.members.map(\.key) }) == Set(names), "\(kind.rawValue)")
            #expect(all.allSatisfy { $0.fault == nil }, "\(kind.rawValue)")
        }
    }

    @Test func `of a decision is declared, too, and has a value of its class`() throws {
        var till = try Till.open()
        try till.transfer("1")
        till.pay("100000")
        for bytes in till.entries {
            let entry = try Entry(reading: bytes)
            #expect(Event(kind: entry.kind, body: entry.body).fault == nil)
        }
    }

    @Test func `that its kind does not list is refused, and so is a kind in no catalogue`() throws {
        for event in EveryEvent.all {
            var body = event.body
            body["remark"] = "x"
            let refusal = try refused(Event(kind: event.kind, body: body))
            #expect(refusal?.rule == "entry.undeclared-field", "\(event.kind)")
            #expect(refusal?.detail == "\(event.kind) has no field remark")
        }
        #expect(
            try refused(Event(kind: "tea.made", body: JSONObject()))?.rule == "entry.unknown-kind")
    }

    @Test(arguments: [token, "see \(token), please", card, "card 5555-5555-5555-4444 12/27"])
    func `of typed text takes no token and no card's number`(text: String) throws {
        let events: [Event] = [
            .vaultFreeze(true, reason: text),
            .clockAcknowledged(reason: text, clock: EveryEvent.clock),
            .agentStanding(Sample.worker, .frozen, reason: text),
            .paymentWrittenOff(EveryEvent.payment, reason: text),
            .purposeErased(of: 1, payment: EveryEvent.payment, reason: text),
            .paymentReported(EveryEvent.payment, report: ["detail": .string(text)]),
            .paymentReported(EveryEvent.payment, report: [["deep": [.string(text)]]]),
            .paymentReported(EveryEvent.payment, report: .object(JSONObject([(text, 1)]))),
            .paymentSettled(EveryEvent.payment, cost: [], reference: text, attested: nil),
        ]
        for event in events {
            let refusal = try #require(try refused(event), "\(event.kind)")
            #expect(refusal.rule == "entry.field-class")
            // What is refused must not be repeated: refusals are printed and logged elsewhere.
            #expect(!refusal.detail.contains(text) && !refusal.hint.contains(text))
        }
        #expect(try refused(.vaultFreeze(true, reason: "the card was stolen")) == nil)
    }

    @Test(arguments: [
        "two words", "a\nb", "é", "\u{202E}x", token, String(repeating: "a", count: 513),
    ])
    func `of a word takes nothing but a word`(text: String) throws {
        let events: [Event] = [
            .observerAdded(text, publicKey: []), .observerRemoved(text),
            .daemonStarted(
                version: text, binary: "b", hardening: .null, clock: EveryEvent.clock),
            .rateSet(asset: text, price: 1, currency: Sample.cad, maxAge: 1, haircut: 0),
            .requestsCounted([["rule": .string(text)]]),
            .walletCreated(Sample.facts(), sealed: [["id": .string(text)]]),
            .paymentVoided(
                EveryEvent.payment, proof: .object(JSONObject([(text, 1)])), reference: nil,
                attested: nil),
        ]
        for event in events {
            #expect(try refused(event)?.rule == "entry.field-class", "\(event.kind)")
        }
    }

    @Test(arguments: [
        "o\n2\nremember to pay Bob\n\n\u{2014} o BBBB\n", "o\n2\nAAAA\n\n\u{2014} o B B\n",
        "o\n2\n\(token)\n", String(repeating: "o\n", count: 3_000),
    ])
    func `of a checkpoint takes no other lines`(text: String) throws {
        let event = Event.epochBegun(
            from: "k", to: "l", signatures: ("", ""), known: text, reason: "r", sealed: .null)
        #expect(try refused(event)?.rule == "entry.field-class")
    }

    // A vault whose damage can't be told could not be opened to be mended.
    @Test func `of the program's own sentences is cut, and never refused`() throws {
        let long = Self.card + String(repeating: "x", count: 1_000)
        let event = Event.vaultUnsealed(
            slot: .main, kind: .passphrase, unsignedTail: 0,
            findings: [String](repeating: long, count: 30))
        #expect(try refused(event) == nil)
        guard case .array(let told)? = event.body["findings"] else {
            Issue.record("no list")
            return
        }
        #expect(told == [JSON](repeating: .string(String(long.prefix(400))), count: 20))
        #expect(event.body["findings_count"] == 30)
    }

    @Test func `takes no text, no bytes and no JSON without saying which class they are`() {
        let absent: [Any.Type] = [
            String.self, Substring.self, [UInt8].self, UInt8.self, JSON.self, JSONObject.self,
            [String].self, String?.self, [JSON].self, [[UInt8]].self,
        ]
        for type in absent { #expect(!(type is any EntryValue.Type), "\(type)") }
        let typed: [Any.Type] = [TypedText.self, TypedDocument.self, Commitment.self]
        for type in typed { #expect(!(type is any PublicValue.Type), "\(type)") }
        // The look itself: a list of what is public is public.
        let known: Any.Type = [AgentName].self
        #expect(known is any PublicValue.Type)
    }

    @Test func `that is committed needs the salt, and another salt gives another hash`() {
        let first = Commitment(to: "tea", salt: [UInt8](repeating: 1, count: 32))
        let second = Commitment(to: "tea", salt: [UInt8](repeating: 2, count: 32))
        #expect(first != second)
        #expect(first.json == ["commitment": .string(first.hex)])
        #expect(Field.purpose.fieldClass == .committed)
    }

    // The check is for what is about to be written: a log of before it stays readable.
    @Test func `that was written before is read whatever it holds`() throws {
        let till = try Till.open()
        let old = Entry(
            seq: UInt64(till.entries.count), time: till.wall.adding(seconds: 1),
            kind: "vault.frozen", blind: [UInt8](repeating: 0, count: 16), actor: Till.admin,
            body: JSONObject([("reason", .string(Self.token)), ("remark", "x")]))
        #expect(try Till.replay(till.entries + [old.bytes]).frozen.vault)
    }
}
