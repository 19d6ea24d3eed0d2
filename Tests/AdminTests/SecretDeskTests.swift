import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing
import Vault
import Wire

@Suite struct `A secret at the office` {
    private let premises: Premises

    init() throws { premises = try Premises.ready().0 }

    private func change(_ version: UInt64?, confirm: String? = nil) -> JSON {
        SecretChange(version: version, confirm: confirm).json
    }

    @Test func `is put, listed and shown, version by version`() throws {
        let put = try premises.put(
            "api_keys/openai", "one",
            SecretOrder(description: "the team's", tags: ["env": "prod"], rotateEvery: 86_400))
        #expect(put["version"] == 1 && put["state"] == "enabled")
        try premises.put("api_keys/openai", "two")
        #expect(try premises.shown().get() == "two")
        #expect(try premises.shown(version: 1).get() == "one")
        let list = try premises.office.secrets()
        #expect(list["secrets"]?[0]?["path"] == "api_keys/openai")
        #expect(list["secrets"]?[0]?["description"] == "the team's")
        #expect(list["secrets"]?[0]?["rotate_every"] == 86_400)
        let all = try premises.office.secret("api_keys/openai")
        #expect(all["tags"] == ["env": "prod"])
        #expect(all["versions"]?[0]?["version"] == 2 && all["versions"]?[1]?["version"] == 1)
        #expect(try premises.entries("secret.revealed").count == 2)
    }

    @Test func `is put by who has seen the newest version`() throws {
        try premises.put("api_keys/openai", "one", SecretOrder(ifVersion: 0))
        for wrong in [UInt64(0), 2] {
            let error = refusal {
                try premises.put("api_keys/openai", "x", SecretOrder(ifVersion: wrong))
            }
            #expect(error?.place == "secret.version-conflict")
            guard case .refused(_, let detail, _)? = error else { continue }
            #expect(
                detail == "the newest version of api_keys/openai is 1, not \(wrong)")
        }
        try premises.put("api_keys/openai", "two", SecretOrder(ifVersion: 1))
        #expect(try premises.shown().get() == "two")
    }

    // Two puts in one batch: the second must know of the first, which no reader has seen yet.
    @Test func `takes two versions and two descriptions in one turn`() throws {
        for (value, text) in [("one", "first"), ("two", "second")] {
            let bytes = Array(value.utf8)
            unsafe _ = try premises.office.putSecret(
                "api_keys/openai", SecretOrder(description: text), value: bytes.span.bytes,
                isRotation: false, by: Premises.admin)
        }
        try premises.settle()
        #expect(try premises.office.secret("api_keys/openai")["description"] == "second")
        let next = try premises.restarted()
        try next.unseal()
        #expect(next.office.findings == [])
        #expect(try next.office.secret("api_keys/openai")["description"] == "second")
        #expect(try next.shown(version: 1).get() == "one")
    }

    @Test func `rotates with a day of grace, and says so`() throws {
        #expect(refusal { try premises.put(isRotation: true) }?.place == "secret.absent")
        try premises.put("api_keys/openai", "one")
        try premises.put("api_keys/openai", "two", isRotation: true)
        let entry = try #require(try premises.entries("secret.rotated").first)
        #expect(entry.body["grace_until"] != .null)
        let versions = try premises.office.secret("api_keys/openai")["versions"]
        #expect(versions?[1]?["grace_until"] != .null && versions?[0]?["grace_until"] == .null)
    }

    @Test func `is shown to no one while disabled`() throws {
        try premises.put()
        _ = try premises.office.switchSecret(
            "api_keys/openai", isEnabled: false, change(nil), by: Premises.admin)
        #expect(throws: OfficeError.self) { try premises.shown().get() }
        _ = try premises.office.switchSecret(
            "api_keys/openai", isEnabled: true, change(1), by: Premises.admin)
        #expect(try premises.shown().get() == "sk-the-value")
    }

    @Test func `is destroyed by version and path, and its key with it`() throws {
        try premises.put()
        for body in [
            change(nil, confirm: "api_keys/openai"), change(1), change(1, confirm: "api_keys/x"),
        ] {
            let error = refusal {
                _ = try premises.office.destroySecret(
                    "api_keys/openai", body, by: Premises.admin)
            }
            #expect(error?.place == "secret.unconfirmed")
        }
        let id = "secret/"
        let before = try premises.reader.rows(.records).first { $0.id.starts(with: id.utf8) }
        _ = try premises.office.destroySecret(
            "api_keys/openai", change(1, confirm: "api_keys/openai"), by: Premises.admin)
        try premises.settle()
        let after = try premises.reader.rows(.records).first { $0.id.starts(with: id.utf8) }
        #expect(after?.value == Array("destroyed".utf8) && after?.id == before?.id)
        #expect(throws: OfficeError.self) { try premises.shown(version: 1).get() }
        try premises.put("api_keys/openai", "two")
        #expect(try premises.office.secret("api_keys/openai")["version"] == 2)
        let next = try premises.restarted()
        try next.unseal()
        #expect(next.office.findings == [])
    }

    @Test func `has no place under another path, and none for what is no value`() throws {
        for path in ["", "api_keys", "other/a", "api_keys/A", "api_keys/../x"] {
            #expect(refusal { try premises.put(path) }?.place == "path")
        }
        #expect(refusal { try premises.put("api_keys/a", "") }?.place == "body")
        let long = String(repeating: "x", count: 16_385)
        #expect(refusal { try premises.put("api_keys/a", long) }?.place == "body")
        try premises.put("api_keys/a", String(long.dropLast()))
        #expect(refusal { _ = try premises.office.secret("api_keys/none") } == .notFound)
    }

    @Test func `is asked of nobody while sealed`() throws {
        try premises.put()
        try premises.office.seal(by: Premises.admin)
        try premises.settle()
        premises.office.forget()
        #expect(refusal { try premises.put() } == .sealed)
        #expect(refusal { _ = try premises.office.secrets() } == .sealed)
        #expect(try premises.shown() == .failure(.sealed))
    }

    @Test func `leaves no name and no value in the log and in the database`() throws {
        let words = ["openai-canary-name", "canary-value-0123456789", "canary words", "canary-tag"]
        try premises.put(
            "api_keys/\(words[0])", words[1],
            SecretOrder(description: words[2], tags: ["t": words[3]]))
        _ = try premises.shown("api_keys/\(words[0])").get()
        try premises.settle()
        for suffix in ["", "-wal"] {
            let file = premises.place.files.database + suffix
            let bytes = try Array(Premises.contents(of: file))
            for word in words {
                #expect(bytes.firstRange(of: Array(word.utf8)) == nil, "\(word) in \(suffix)")
            }
        }
    }
}
