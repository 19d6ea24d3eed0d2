import JSON
import Terms
import Testing

@testable import Chains

@Suite struct `A proof that a TON payment is dead` {
    private func expired(_ key: String, _ value: JSON?) throws -> String {
        try unproven(
            DeadPayments.changed(DeadPayments.tonExpired, key, value),
            of: DeadPayments.proposal(TON.self))
    }

    private func consumed(_ key: String, _ value: JSON?) throws -> String {
        try unproven(
            DeadPayments.changed(DeadPayments.tonConsumed, key, value),
            of: DeadPayments.proposal(TON.self))
    }

    // The order ends at 10:02:00; a shard's clock may stand behind the masterchain's.
    @Test func `is later than a minute after the order's end`() throws {
        #expect(TONProof.margin == 60)
        let proposal = try DeadPayments.proposal(TON.self)
        #expect(proposal.validUntil == Moment(seconds: 1_795_428_120))
        for early in [
            "1970-01-01T00:00:00Z", "2026-11-23T10:01:59Z", "2026-11-23T10:02:00Z",
            "2026-11-23T10:02:01Z", "2026-11-23T10:02:59.999999999Z", "2026-11-23T10:03:00Z",
            "2026-11-23T10:03:00.000000000Z",
        ] {
            let clause = try expired("masterchain_time", .string(early))
            #expect(clause.contains("not later than 60 seconds after the order's end"), "\(early)")
            #expect(clause.hasSuffix("2026-11-23T10:02:00Z"))
        }
        for late in [
            "2026-11-23T10:03:00.000000001Z", "2026-11-23T10:03:01Z", "2026-11-24T00:00:00Z",
            "2261-12-31T23:59:59Z",
        ] {
            try proven(
                DeadPayments.changed(
                    DeadPayments.tonExpired, "masterchain_time", .string(late)), of: proposal)
        }
    }

    @Test func `counts from the end that the payload has`() throws {
        let longer = try DeadPayments.proposal(TON.self, other: true)
        let clause = try unproven(DeadPayments.tonExpired, of: longer)
        #expect(clause.hasSuffix("the order's end, 2026-11-23T10:04:00Z"))
        try proven(
            DeadPayments.changed(
                DeadPayments.tonExpired, "masterchain_time", "2026-11-23T10:05:01Z"), of: longer)
    }

    @Test func `has a time in UTC`() throws {
        for text in [
            "", "2026-11-23", "2026-11-23T10:03:01", "2026-11-23T10:03:01+00:00",
            "2026-11-23 10:03:01Z", "2026-11-23T10:03:01.5Z", "2026-02-30T10:03:01Z", "1795428181",
        ] {
            let clause = try expired("masterchain_time", .string(text))
            #expect(clause.hasPrefix("is not of its form: masterchain_time must be a time"))
        }
    }

    // A wallet that counts on took the seqno from some message, and it may have been ours.
    @Test func `is no matter of time once the seqno is gone`() throws {
        for seqno in [8, 9, 1 << 53 - 1] as [UInt64] {
            let clause = try expired("seqno", .integer(seqno))
            #expect(clause.contains("seqno \(seqno), so the payment's 7 was consumed"))
        }
        let later = DeadPayments.changed(
            DeadPayments.tonExpired, "masterchain_time", "2100-01-01T00:00:00Z")
        let clause = try unproven(
            DeadPayments.changed(later, "seqno", 8), of: DeadPayments.proposal(TON.self))
        #expect(clause.contains("time alone does not say by what"))
    }

    @Test func `has the payload's own seqno, not an earlier one`() throws {
        for seqno in [0, 6] as [UInt64] {
            #expect(
                try expired("seqno", .integer(seqno))
                    == "has seqno \(seqno), which is not the payment's 7")
        }
        let first = try DeadPayments.proposal(TON.self, turn: 0)
        try proven(DeadPayments.changed(DeadPayments.tonExpired, "seqno", 0), of: first)
    }

    @Test func `has a seqno above the payload's where another message took it`() throws {
        for seqno in [0, 6, 7] as [UInt64] {
            let clause = try consumed("seqno", .integer(seqno))
            #expect(clause.contains("has seqno \(seqno), at which the payment's 7 is not consumed"))
        }
        for seqno in [8, 9, 1 << 32] as [UInt64] {
            try proven(
                DeadPayments.changed(DeadPayments.tonConsumed, "seqno", .integer(seqno)),
                of: DeadPayments.proposal(TON.self))
        }
    }

    @Test func `says that the payment's own message was not the one`() throws {
        #expect(try consumed("included", true) == "says that the payment itself was included")
        #expect(try consumed("included", nil) == "is not of its form: included is missing")
        #expect(try consumed("consumed_by", nil) == "is not of its form: consumed_by is missing")
    }

    @Test func `names the other message by its hash`() throws {
        let sound = DeadPayments.stranger
        for text in ["", String(sound.dropLast(2)), sound + "ab", "0x" + sound, "q6urq6ur"] {
            #expect(
                try consumed("consumed_by", .string(text))
                    == "is not of its form: consumed_by must be 64 hex digits")
        }
        try proven(
            DeadPayments.changed(
                DeadPayments.tonConsumed, "consumed_by", .string(sound.uppercased())),
            of: DeadPayments.proposal(TON.self))
    }

    // No message of the chain has such a hash: signed ones have other bodies.
    @Test func `names no hash of the payment's own`() throws {
        for (turn, deploys) in [(7, false), (0, true)] as [(UInt8, Bool)] {
            let proposal = try DeadPayments.proposal(TON.self, turn: turn)
            let message = try ExternalMessage(reading: BagOfCellsReader.read(proposal.payload))
            #expect((message.stateInit != nil) == deploys)
            let normal = try message.normalised().cell().hash
            for hash in [try require(proposal.digests.first), normal] {
                let clause = try unproven(
                    DeadPayments.changed(
                        DeadPayments.tonConsumed, "consumed_by", .string(hash.hex)),
                    of: proposal)
                #expect(clause.contains("a hash of the payment itself"))
            }
        }
    }

    @Test func `is of one form, not of both`() throws {
        let time = DeadPayments.tonExpired["masterchain_time"]
        #expect(
            try consumed("masterchain_time", time)
                == "is not of its form: masterchain_time is not a known field")
        #expect(try expired("included", false) == "is not of its form: consumed_by is missing")
        #expect(
            try expired("consumed_by", .string(DeadPayments.stranger))
                == "is not of its form: included is missing")
        let neither = JSONObject([("chain", "ton"), ("seqno", 7)])
        let proposal = try DeadPayments.proposal(TON.self)
        let error = try unproven(
            .object(neither), of: proposal.payload, wallet: proposal.wallet)
        #expect(error.clause == "is not of its form: masterchain_time is missing")
        #expect(error.hint.contains("consumed_by"))
    }
}
