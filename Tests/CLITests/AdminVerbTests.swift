import Foundation
import JSON
import Testing

private let id = "01KA0QCTKAFQX1JG0ACHMDR6BF"
private let key = String(repeating: "ab", count: 32)

/// What is asked for freezes, grants, observers and payments, byte for byte.
@Suite struct `An order of an admin` {
    @Test(arguments: [
        ("freeze", "POST /v1/admin/freeze", "{}"),
        ("freeze --reason odd", "POST /v1/admin/freeze", #"{"reason":"odd"}"#),
        ("thaw --reason fine", "POST /v1/admin/thaw", #"{"reason":"fine"}"#),
        ("project freeze p", "POST /v1/admin/projects/p/freeze", "{}"),
        (
            "project freeze p --reason odd", "POST /v1/admin/projects/p/freeze",
            #"{"reason":"odd"}"#
        ),
        ("project thaw p --reason ok", "POST /v1/admin/projects/p/thaw", #"{"reason":"ok"}"#),
        (
            "project grant p --amount 20.00 --lasts 1h --reason farm",
            "POST /v1/admin/projects/p/grant",
            #"{"amount":"20","lasts":3600,"reason":"farm"}"#
        ),
        ("wallet freeze ton/main", "POST /v1/admin/wallets/ton/main/freeze", "{}"),
        (
            "wallet freeze ton/main --reason odd", "POST /v1/admin/wallets/ton/main/freeze",
            #"{"reason":"odd"}"#
        ),
        (
            "wallet thaw ton/main --reason ok", "POST /v1/admin/wallets/ton/main/thaw",
            #"{"reason":"ok"}"#
        ),
        (
            "wallet destroy ton/main --confirm UQab", "POST /v1/admin/wallets/ton/main/destroy",
            #"{"confirm":"UQab"}"#
        ),
        (
            "wallet destroy ton/main --confirm UQab --wait 7d",
            "POST /v1/admin/wallets/ton/main/destroy", #"{"confirm":"UQab","wait":604800}"#
        ),
        (
            "rotate wallet ton/main --to ton/next", "POST /v1/admin/wallets/ton/main/successor",
            #"{"to":"ton/next"}"#
        ),
        (
            "rotate wallet ton/main --to ton/next --retire-after 8d",
            "POST /v1/admin/wallets/ton/main/successor",
            #"{"retire_after":691200,"to":"ton/next"}"#
        ),
        ("wallet keep ton/main", "POST /v1/admin/wallets/ton/main/keep", "{}"),
        ("observer list", "GET /v1/admin/observers", ""),
        ("rotate log-key", "POST /v1/admin/rotate/log-key", "{}"),
        ("order list", "GET /v1/admin/orders", ""),
        (
            "order cancel 17 --reason no", "POST /v1/admin/orders/17/cancel",
            #"{"reason":"no"}"#
        ),
        ("session end", "POST /v1/admin/session/end", ""),
        ("session show", "GET /v1/admin/session", ""),
        ("rotate token w", "POST /v1/admin/agents/w/rotate-token", "{}"),
        (
            "rotate token w --grace 24h --reason due", "POST /v1/admin/agents/w/rotate-token",
            #"{"grace":86400,"reason":"due"}"#
        ),
        ("rotate token w --grace none", "POST /v1/admin/agents/w/rotate-token", #"{"grace":0}"#),
        ("backup create /mnt/one", "POST /v1/admin/backup", #"{"path":"/mnt/one"}"#),
        (
            "audit archive --before 2026-11-23", "POST /v1/admin/archive",
            #"{"before":"2026-11-23T00:00:00.000000000Z"}"#
        ),
        (
            "audit acknowledge --rollback --reason disk", "POST /v1/admin/epoch",
            #"{"reason":"disk"}"#
        ),
        (
            "rotate log-key --reason yearly", "POST /v1/admin/rotate/log-key",
            #"{"reason":"yearly"}"#
        ),
        (
            "observer add node-1 --public-key \(key.uppercased())", "POST /v1/admin/observers",
            #"{"name":"node-1","public_key":"\#(key)"}"#
        ),
        ("observer remove node-1", "POST /v1/admin/observers/node-1/remove", "{}"),
        ("payment list", "GET /v1/admin/payments", ""),
        ("payment list --open", "GET /v1/admin/payments?status=open", ""),
        ("payment list --pending", "GET /v1/admin/payments?status=pending_approval", ""),
        (
            "payment list --status written_off --agent w --project p",
            "GET /v1/admin/payments?status=written_off&agent=w&project=p", ""
        ),
        ("payment show \(id)", "GET /v1/admin/payments/\(id)", ""),
        (
            "payment settle \(id) --cost 1.02 --asset ETH",
            "POST /v1/admin/payments/\(id)/settle",
            #"{"cost":[{"amount":"1.02","asset":"ETH"}]}"#
        ),
        (
            "payment settle \(id) --cost 0 --asset ETH:testnet --reference block-7",
            "POST /v1/admin/payments/\(id)/settle",
            #"{"cost":[{"amount":"0","asset":"ETH:testnet"}],"reference":"block-7"}"#
        ),
        (
            "payment write-off \(id) --reason gone", "POST /v1/admin/payments/\(id)/write-off",
            #"{"reason":"gone"}"#
        ),
        ("deny \(id) --reason no", "POST /v1/admin/payments/\(id)/deny", #"{"reason":"no"}"#),
    ])
    func `is asked for as the door takes it`(words: String, line: String, body: String) throws {
        let met = try Encounter(words + " --json", [line: (200, #"{"fine":true}"#)])
        #expect(met.shown.out == "{\"fine\":true}\n")
        #expect(met.shown.status == 0)
        #expect(met.shown.err.isEmpty)
        #expect(met.asked.map(\.line) == [line])
        #expect(met.asked.first?.text == body)
    }

    @Test func `carries a proof as its file has it`() throws {
        let proof = #"{"seqno": 7, "chain": "ton", "masterchain_time": "2026-11-26T13:00:00Z"}"#
        let line = "POST /v1/admin/payments/\(id)/void"
        let met = try Encounter(
            "payment void \(id) --proof - --reference b --json", [line: (200, "{}")],
            input: proof)
        #expect(
            met.asked.first?.text
                == #"{"proof":{"chain":"ton","masterchain_time":"2026-11-26T13:00:00Z","#
                + #""seqno":7},"reference":"b"}"#)
    }

    @Test func `carries an observer's word beside it`() throws {
        let word = #"{"observer": "node-1", "signature": "c2ln"}"#
        let line = "POST /v1/admin/payments/\(id)/settle"
        let met = try Encounter(
            "payment settle \(id) --cost 1 --asset ETH --attested - --json", [line: (200, "{}")],
            input: word)
        #expect(
            met.asked.first?.text
                == #"{"attested":{"observer":"node-1","signature":"c2ln"},"#
                + #""cost":[{"amount":"1","asset":"ETH"}]}"#)
    }

    @Test func `carries both, the word from a file of its own`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(#"{"observer":"n","signature":"cw"}"#.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let line = "POST /v1/admin/payments/\(id)/void"
        let met = try Encounter(
            "payment void \(id) --proof - --attested \(file.path) --json", [line: (200, "{}")],
            input: #"{"chain":"ton"}"#)
        #expect(
            met.asked.first?.text
                == #"{"attested":{"observer":"n","signature":"cw"},"proof":{"chain":"ton"}}"#)
    }

    @Test(arguments: [
        ("[]", "must hold one JSON object"), ("{", "ends inside a value"),
        ("", "ends inside a value"), (#"{"a":1,"a":2}"#, "has a key twice"),
        (String(repeating: " ", count: 65_537), "is longer than 65536 bytes"),
    ])
    func `is not sent with a proof or a word that is no object`(input: String, why: String) throws {
        for words in [
            "payment void \(id) --proof -", "payment settle \(id) --cost 1 --asset E --attested -",
        ] {
            let met = try Encounter(words, [:], input: input)
            #expect(met.shown.status == 1)
            #expect(met.shown.err.contains(": \(why)"), "\(met.shown.err)")
            #expect(met.asked.isEmpty)
        }
    }

    @Test(arguments: [
        (#"{"observer":"n"}"#, "signature is missing"),
        (#"{"observer":1,"signature":"cw"}"#, "observer must be a string"),
        (#"{"observer":"n","signature":"cw","more":1}"#, "more is not a known field"),
    ])
    func `is not sent with a word that says less or more`(input: String, why: String) throws {
        let met = try Encounter(
            "payment settle \(id) --cost 1 --asset E --attested -", [:], input: input)
        #expect(met.shown.status == 1)
        #expect(met.shown.err.hasPrefix("bursar: stdin: \(why)\nhint: "), "\(met.shown.err)")
        #expect(met.asked.isEmpty)
    }

    @Test(arguments: [
        "thaw", "project thaw p", "wallet thaw ton/main", "deny \(id)", "payment write-off \(id)",
    ])
    func `has a reason that is one where the ledger has to know it`(words: String) throws {
        let arguments = words.split(separator: " ").map(String.init) + ["--reason", ""]
        let shown = try Transcript(arguments, home: "/nonexistent")
        #expect(shown.status == 2)
        #expect(shown.err.hasPrefix("bursar: usage: --reason is empty\n"))
    }

    @Test(arguments: ["freeze", "payment list", "approve \(id)", "observer list"])
    func `ends with 3 where the vault is sealed`(words: String) throws {
        let sealed = #"{"title":"sealed","status":503,"detail":"the vault is sealed"}"#
        let met = try Encounter(
            words,
            [
                "POST /v1/admin/freeze": (503, sealed), "GET /v1/admin/payments": (503, sealed),
                "GET /v1/admin/payments/\(id)": (503, sealed),
                "GET /v1/admin/observers": (503, sealed),
            ])
        #expect(met.shown.status == 3)
        #expect(met.shown.err.hasSuffix("hint: bursar unseal\n"))
        #expect(met.asked.count == 1)
    }
}
