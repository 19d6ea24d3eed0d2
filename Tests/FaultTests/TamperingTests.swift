import Foundation
import JSON
import Testing

@Suite struct `A vault whose files were changed while it was stopped` {
    private let template: Template

    init() throws { template = try Template.shared.get() }

    @Test(arguments: Tampering.all)
    func `is found out, named, and signs nothing`(_ tampering: Tampering) throws {
        let place = try template.copy()
        let before = try fingerprint(place)
        try Surgery.run(tampering.statements, on: place.database)
        #expect(try fingerprint(place) != before, "the statements changed nothing")
        try check(place, tampering.finding, verdict: tampering.verdict)
    }

    @Test func `is served like before when nothing was changed`() throws {
        let place = try template.copy()
        let served = try Served(place)
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        #expect(findings(served).isEmpty)
        let payer = try #require(Payer(place, token: template.secrets.tokens[0]))
        #expect(payer.pay(template.keys[0], nonce: 0)?.status == 200)
        #expect(payer.pay("tampering-payment-new", nonce: 100)?.status == 200)
        let ended = try place.verify(template.secrets.verifierKey)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(served.stop() == 0)
    }

    @Test func `freezes over an old copy of the database`() throws {
        let place = try template.copy(database: template.earlierDatabase)
        try check(place, .frozen("an old copy"), verdict: 0)
    }

    @Test func `can't know that both files are old: that takes a witness, as SECURITY.md says`()
        throws
    {
        let place = try template.copy(
            database: template.earlierDatabase, anchor: template.earlierAnchor)
        let served = try Served(place)
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        #expect(findings(served).isEmpty)
        // The witness: a checkpoint that someone kept elsewhere.
        let note = try current()
        let ended = try place.verify(
            template.secrets.verifierKey, since: [try place.write(note, to: "kept")])
        #expect(ended.status == 4, "\(ended.output)")
    }

    @Test func `stays frozen over sealing, unsealing and starting again`() throws {
        let place = try template.copy()
        try Surgery.run(["UPDATE tokens SET value = zeroblob(32)"], on: place.database)
        for _ in 0..<2 {
            let served = try Served(place)
            for _ in 0..<2 {
                #expect(try served.unseal(template.secrets.passphrase).status == 200)
                #expect(findings(served).contains { $0.contains("token row of agent solo") })
                try expectNothingSigned(served)
                #expect(served.admin("POST", "/v1/admin/seal")?.status == 200)
            }
            #expect(served.stop() == 0)
        }
    }

    @Test func `freezes without its anchor`() throws {
        let place = try template.copy()
        try FileManager.default.removeItem(atPath: place.anchor)
        try check(place, .frozen("the anchor's file is missing"), verdict: 0)
    }

    @Test func `freezes over an anchor that was overwritten`() throws {
        let size = template.anchor.count
        for bad in [
            Data(count: size), Data(repeating: 0xFF, count: size), Data(),
            Data(template.anchor.map { $0 ^ 1 }), template.anchor.prefix(100),
        ] {
            let place = try template.copy(anchor: bad)
            try check(place, .frozen("anchor"), verdict: 0)
        }
    }

    @Test func `freezes over another vault's anchor`() throws {
        let text = String(decoding: template.anchor, as: UTF8.self)
        let other = try Place()
        try other.bursar("init", "--development", "--passphrase-fd", "0", input: [1])
        let anchor = try Data(contentsOf: URL(filePath: other.anchor))
        #expect(String(decoding: anchor, as: UTF8.self) != text)
        try check(try template.copy(anchor: anchor), .frozen("the anchor"), verdict: 0)
    }

    @Test(arguments: [0, 100, 4_096, 20_000, -4_096, -1])
    func `does not start on a database that was cut`(_ length: Int) throws {
        let whole = template.database
        let kept = length >= 0 ? length : whole.count + length
        let place = try template.copy(database: whole.prefix(kept))
        // SQLite may read around what is missing: then it freezes, and that is as good.
        do {
            let served = try Served(place)
            let reply = try served.unseal(template.secrets.passphrase)
            #expect(reply.status != 200 || !findings(served).isEmpty, "\(reply.text)")
            try expectNothingSigned(served)
        } catch let refused as Served.StartRefused {
            try expectExplained(refused, holds: "database")
        }
    }

    private func check(_ place: Place, _ finding: Tampering.Finding, verdict: Int32) throws {
        switch finding {
        case .noStart(let name):
            do {
                let served = try Served(place)
                Issue.record("it started; \(served.child.errors)")
            } catch let refused as Served.StartRefused {
                try expectExplained(refused, holds: name)
            }
        case .staysSealed(let name):
            let served = try Served(place)
            let reply = try served.unseal(template.secrets.passphrase)
            #expect(reply.status == 503)
            #expect(reply.json["detail"].text.contains(name), "\(reply.text)")
            try expectNothingSigned(served)
            try expectAudit(served, verdict)
        case .frozen(let name):
            let served = try Served(place)
            let reply = try served.unseal(template.secrets.passphrase)
            #expect(reply.status == 200, "\(reply.text)")
            #expect(findings(served).contains { $0.contains(name) }, "\(findings(served))")
            try expectNothingSigned(served)
            try expectAudit(served, verdict)
        }
    }

    private func expectExplained(_ refused: Served.StartRefused, holds name: String) throws {
        #expect(refused.status == 1)
        let lines = refused.errors.split(separator: "\n")
        #expect(lines.first?.hasPrefix("bursard: start: ") == true, "\(refused.errors)")
        #expect(refused.errors.contains(name), "\(refused.errors)")
        #expect(lines.contains { $0.hasPrefix("bursard: hint: ") }, "\(refused.errors)")
    }

    /// Neither a new key, nor one that was answered before, nor an admin's change gets through.
    private func expectNothingSigned(_ served: Served) throws {
        let payer = try #require(Payer(served.place, token: template.secrets.tokens[0]))
        let replies = [
            payer.pay("tampering-payment-new", nonce: 100), payer.pay(template.keys[0], nonce: 0),
            served.admin("POST", "/v1/admin/rates", rate),
        ]
        for reply in replies {
            // 401 where it is the tokens that can't be trusted.
            #expect([503, 401].contains(reply?.status), "\(reply?.text ?? "no reply")")
            #expect(reply?.text.contains("transaction") == false)
        }
    }

    private var rate: [UInt8] {
        JSONWriter.write([
            "asset": "ETH", "price": "1", "currency": "CAD", "max_age": 60, "haircut_bps": 0,
        ])
    }

    private func expectAudit(_ served: Served, _ verdict: Int32) throws {
        let entries = try #require(served.audit("/v1/audit/entries?from=0&limit=1000"))
        #expect(entries.status == 200, "\(entries.text)")
        let ended = try served.place.verify(template.secrets.verifierKey)
        #expect(ended.status == verdict, "\(ended.output)\(ended.errors)")
    }

    private func findings(_ served: Served) -> [String] {
        let status = served.admin("GET", "/v1/admin/status")?.json ?? .null
        return status["warnings"].elements.map(\.text).filter { $0.hasPrefix("frozen: ") }
    }

    /// The highest checkpoint there was, read off the untouched anchor.
    private func current() throws -> String {
        let place = try template.copy()
        let served = try Served(place)
        return try #require(served.audit("/v1/audit/checkpoint")).text
    }

    private func fingerprint(_ place: Place) throws -> Data {
        try Data(contentsOf: URL(filePath: place.database))
    }
}
