import Gate
import JSON
import Terms
import Testing

@Suite struct `Replay refuses a log in which` {
    /// Two signed payments and one refused, the last three entries.
    private func story() throws -> Till {
        var till = try Till.open()
        try till.start()
        #expect(try till.transfer("10").isSigned)
        till.pass(60)
        #expect(try till.transfer("12", nonce: 1).isSigned)
        till.pass(60)
        #expect(try till.transfer("9", nonce: 2).rule == "agent.limit")
        #expect(try Till.replay(till.entries) == till.state)
        return till
    }

    /// What replay says of the story with its entry `back` from the end changed.
    private func clause(
        back: Int, _ change: ([UInt8]) throws -> [UInt8]
    ) throws -> String? {
        var entries = try story().entries
        let index = entries.count - back
        let changed = try change(entries[index])
        #expect(changed != entries[index])
        entries[index] = changed
        do throws(EntryError) {
            _ = try Till.replay(entries)
            return nil
        } catch { return error.clause }
    }

    private func setting(_ key: String, _ value: JSON, back: Int = 2) throws -> String? {
        try clause(back: back) { try Edited.entry($0, setting: key, to: value) }
    }

    private func window(
        back: Int = 2, _ change: @escaping (Int, inout JSONObject) -> Void
    ) throws -> String? {
        try clause(back: back) { try Edited.windows(of: $0, change) }
    }

    @Test func `seq is not the next`() throws {
        let seq = UInt64(try story().entries.count - 2)
        #expect(try setting("seq", .integer(seq + 1)) == "has seq \(seq + 1), expected \(seq)")
        #expect(try setting("seq", .integer(seq - 1)) == "has seq \(seq - 1), expected \(seq)")
    }

    @Test func `time is another's`() throws {
        #expect(
            try setting("time", "2026-11-23T10:01:00.000000001Z")
                == "has another time than its clock gives")
        #expect(
            try setting("time", "2026-11-23T10:00:00.000000001Z")
                == "is not later than the entry before it")
        #expect(
            try setting("time", "2026-11-23")
                == "lacks v, seq, time, kind, blind or actor in their form")
    }

    @Test func `before, charge and after do not add up`() throws {
        let clause = "has a window that does not add up"
        for key in ["before", "charge", "after"] {
            for value: JSON in ["11", "0", "11.5", 11, .null, "-1", "1e1"] {
                #expect(
                    try window { if $0 == 0 { $1[key] = value } } == clause, "\(key) \(value)")
            }
        }
    }

    @Test func `before is another sum than the charges before give`() throws {
        let found = try window {
            if $0 == 1 {
                $1["before"] = "9"
                $1["after"] = "21.000021"
            }
        }
        #expect(
            found == "says 9 was committed for project/game, the entries before it say 10.000021")
    }

    @Test func `less is charged than the payload can cost`() throws {
        for before in ["10.000021"] {
            let found = try window {
                $1["before"] = .string(before)
                $1["charge"] = "1"
                $1["after"] = "11.000021"
            }
            #expect(found == "does not charge its agent and its project what it costs")
        }
    }

    @Test func `one scope is charged and the other not`() throws {
        for index in 0...1 {
            let found = try window {
                if $0 == index {
                    $1["charge"] = "0"
                    $1["after"] = $1["before"]
                }
            }
            #expect(found == "does not charge its agent and its project what it costs")
        }
    }

    @Test func `windows are dropped, doubled or another's`() throws {
        #expect(
            try setting("windows", .array([]))
                == "is not held to the limits that the policy sets")
        #expect(try window { _, line in line["scope"] = "agent/worker" } != nil)
        #expect(try window { if $0 == 0 { $1["scope"] = "agent/helper" } } != nil)
    }

    @Test func `a window in use has other bounds`() throws {
        let clause = "over a window that is not the one in use"
        for (key, value) in [
            ("start", "2026-11-23T10:00:30.000000000Z"), ("end", "2026-11-23T20:00:00.000000000Z"),
            ("end", "2027-11-23T20:00:00.000000000Z"), ("end", "2026-11-23T10:00:00.000000000Z"),
        ] {
            let found = try window { _, line in line[key] = .string(value) }
            #expect(found?.hasSuffix(clause) == true, "\(key) \(value): \(found ?? "nothing")")
        }
    }

    @Test func `policy is not the one in force`() throws {
        let clause = "names another policy than the one that was in force"
        #expect(try setting("policy", .string(PolicyHash.of(.null).hex)) == clause)
        #expect(try setting("policy", .null) == clause)
        #expect(try setting("policy", .null, back: 1) == clause)
    }

    @Test func `a refusal is called signed, or the other way round`() throws {
        #expect(
            try clause(back: 1) {
                try Edited.entry(
                    Edited.entry($0, setting: "outcome", to: "signed"), setting: "rule", to: .null)
            } == "was signed, but the rules refuse it by agent.limit")
        #expect(
            try setting("outcome", "signed", back: 1)
                == "has an outcome that its rule contradicts")
        #expect(try setting("outcome", "maybe") == "is not a payment.decided of the known form")
        #expect(
            try clause(back: 2) {
                try Edited.entry(
                    Edited.entry($0, setting: "outcome", to: "refused"), setting: "rule",
                    to: "agent.limit")
            } == "was refused by agent.limit, but the rules sign it")
    }

    @Test func `another rule is named than the one that refuses`() throws {
        #expect(
            try setting("rule", "project.limit", back: 1)
                == "was refused by project.limit, but the rules refuse it by agent.limit")
    }

    @Test func `the payload is gone, garbled, or another's`() throws {
        #expect(try setting("payload", .null) == "is signed without a payload that can be read")
        #expect(try setting("payload", "zz") == "is signed without a payload that can be read")
        #expect(
            try setting("payload", "02c0") == "has a payload that its wallet can't have signed")
        var till = try Till.open()
        let dear =
            try Edited.members(try till.transfer("24", nonce: 9).recorded.bytes)["payload"] ?? .null
        #expect(
            try setting("payload", dear) == "was signed, but the rules refuse it by agent.limit")
    }

    @Test func `another agent is said to have asked`() throws {
        #expect(
            try setting("actor", ["role": "agent", "name": "helper", "uid": 1_000])
                == "says 10.000021 was committed for agent/helper, the entries before it say 0")
        #expect(
            try setting("actor", ["role": "admin", "name": "worker", "uid": 1_000])
                == "is not a payment.decided of the known form")
    }

    @Test func `the clock is another's`() throws {
        #expect(try setting("clock", .null) == "is not a payment.decided of the known form")
        let far: JSON = [
            "wall": "2026-11-25T10:01:00.000000000Z", "boot_id": "boot-1", "boot_ns": "1",
        ]
        #expect(try setting("clock", far) == "has another time than its clock gives")
    }

    @Test func `an entry is left out, or stands twice`() throws {
        var till = try story()
        till.pass(1)
        let entries = try story().entries
        for index in entries.indices.dropLast() {
            var fewer = entries
            fewer.remove(at: index)
            #expect(throws: EntryError.self) { try Till.replay(fewer) }
            var more = entries
            more.insert(entries[index], at: index)
            #expect(throws: EntryError.self) { try Till.replay(more) }
        }
    }

    @Test func `the policy's text is not what its hash names`() throws {
        let till = try story()
        let index = try #require(
            till.entries.firstIndex {
                String(decoding: $0, as: UTF8.self).contains("policy.applied")
            })
        var entries = till.entries
        entries[index] = try Edited.entry(
            entries[index], setting: "policy", to: .string(PolicyHash.of(.null).hex))
        #expect(
            throws: EntryError(clause: "has a policy that is not the one its hash names")
        ) { try Till.replay(entries) }
    }

    @Test func `numbers of clocks would overflow, without falling over`() throws {
        for boot in [Int64.min, .max] {
            let clock: JSON = [
                "wall": "2261-12-31T23:59:59.999999999Z", "boot_id": "boot-1",
                "boot_ns": .string(String(boot)),
            ]
            #expect(try setting("clock", clock) == "has another time than its clock gives")
            #expect(
                try clause(back: 2) {
                    try Edited.entry(
                        Edited.entry($0, setting: "clock", to: clock), setting: "time",
                        to: "2261-12-31T23:59:59.999999999Z")
                } != nil)
        }
    }
}
