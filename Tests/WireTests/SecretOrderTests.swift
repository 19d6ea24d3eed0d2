import JSON
import Terms
import Testing
import Wire

@Suite struct `What goes with a secret` {
    private func read(_ values: [String: String]) -> Result<SecretOrder, FieldError> {
        do throws(FieldError) { return .success(try SecretOrder { values[$0] }) } catch {
            return .failure(error)
        }
    }

    @Test func `comes back as it was written`() throws {
        let order = SecretOrder(
            ifVersion: 3, description: "the team's key", tags: ["env": "prod", "a": ""],
            expires: Moment(seconds: 1_800_000_000), rotateEvery: 7_776_000, grace: 0)
        let values = Dictionary(uniqueKeysWithValues: order.pairs.map { ($0.name, $0.value) })
        #expect(try read(values).get() == order)
        #expect(Set(values.keys) == SecretOrder.names)
        #expect(try read([:]).get() == SecretOrder())
    }

    @Test(arguments: [
        ("if_version", "-1"), ("if_version", "01"), ("if_version", "x"), ("if_version", ""),
        ("grace", "1.5"), ("grace", "99999999999"), ("rotate_every", "90d"),
        ("expires", "tomorrow"), ("description", String(repeating: "a", count: 201)),
        ("description", "a\u{1B}[2J"), ("description", "a\u{202E}b"), ("tags", "a"),
        ("tags", "A=b"), ("tags", "a=b,a=c"), ("tags", "=b"), ("tags", "a=b\n"),
        ("tags", (0...16).map { "a\($0)=b" }.joined(separator: ",")),
    ])
    func `is refused by its field`(name: String, value: String) {
        guard case .failure(let error) = read([name: value]) else {
            Issue.record("\(name)=\(value) was taken")
            return
        }
        #expect(error.path == name)
    }

    @Test func `names a version, a reason and the path once more`() throws {
        let change = SecretChange(version: 2, reason: "r", confirm: "api_keys/a")
        #expect(try SecretChange(change.json) == change)
        #expect(try SecretChange([:]) == SecretChange(version: nil))
        for json in [["version": "2"], ["more": 1], ["reason": 1], []] as [JSON] {
            #expect(throws: FieldError.self) { try SecretChange(json) }
        }
    }
}
