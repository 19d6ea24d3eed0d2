import Digests
import Gate
import JSON
import Terms
import Testing

/// An observer's word: a record it signed with the key that an admin registered.
///
/// The signatures were made once, by OpenSSL 3.0 with the keys of RFC 8032, section 7.1, tests 1 and 2.
@Suite struct `An observer's record` {
    private let key = Sample.must(
        Hex.decode("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"), "key")
    private let rival = Sample.must(
        Hex.decode("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"), "key")
    /// Of vault v: payment 01M83XJ8800000000000000001 settled at 12 ether.
    private let settled =
        "y5vqRKLPilmYdNy9zg4M1SVl/iWY1u/2maENddt3TzAJlrYc4VhgGGxueiih3KVa778KhORNAPYS3gvMw+qWDw=="
    /// The same of vault w.
    private let elsewhere =
        "7TRveZH5NEghb/WBCHHiO8FhV1qNKOPLTO0snH9pzVPdS0xb1SISz0qA4RrpcIXIf7I0F6lXYfZ7ALwMzbMQCw=="
    /// The same by the other key.
    private let rivals =
        "4FNuVtgxKLOyoaAbajvPTRIf+uyLinrmjT/g01zg8WgOrRv9jNlLKCvOsoW5UdQwcq9s/KGYI5xI+s5fSxMnDA=="
    /// That it settled at 30 ether, seen at 0xabc.
    private let overrun =
        "Euh57B0SUHun4BstMBAssk2TS5yceqx3xkT4uQcbjJCcnk4DZsIKKqA+8+MjmCmU+3MrafxBCIaEf55Zsw4TAw=="
    /// That it is dead: the account's nonce is 2.
    private let voided =
        "yifiJ6je7hP69lQw8ZscNezSpSWCgEvNpcph112dEL2b/02KgJkcMAScVubxRGVzJzXdyqj9PU9Da9xqJv3/Bw=="

    private let agent = Actor(role: .agent, name: "worker", uid: 1_000)

    /// A vault that knows the observer `watch`, with one payment of 20 ether at nonce 1.
    private func till() throws -> (Till, PaymentID) {
        var till = try Till.open(Sample.policy(Sample.team(), nil))
        try till.record(.observerAdded("watch", publicKey: key))
        let payment = try till.sign("20", nonce: 1)
        #expect(payment.text == "01M83XJ8800000000000000001")
        return (till, payment)
    }

    private func attested(_ signature: String, by observer: String = "watch") -> JSON {
        ["observer": .string(observer), "signature": .string(signature)]
    }

    private func settle(
        _ payment: PaymentID, _ attested: JSON, _ ether: String = "12", reference: String? = nil
    ) -> Event {
        .paymentSettled(
            payment, cost: Story.cost(ether), reference: reference, attested: attested)
    }

    @Test func `settles, whoever brings it`() throws {
        var (till, payment) = try till()
        try till.record(settle(payment, attested(settled)), by: agent)
        #expect(till.state.status(of: payment) == .settled)
        #expect(till.committed() == "12")
        try till.replays()
    }

    @Test func `signs these very bytes`() throws {
        let (_, payment) = try till()
        let body = JSONObject([
            ("payment", .string(payment.text)), ("cost", Story.cost("12")),
            ("attested", attested(settled)), ("note", "is not signed"),
        ])
        let message = Observation.message(vault: "v", outcome: .settled, body)
        #expect(
            String(decoding: message, as: UTF8.self)
                == "bursar observation v1\n{\"cost\":[{\"amount\":\"12\",\"asset\":\"ETH\"}],"
                + "\"outcome\":\"settled\",\"payment\":\"01M83XJ8800000000000000001\","
                + "\"vault\":\"v\"}")
    }

    @Test func `voids, with the proof that it signed`() throws {
        var (till, payment) = try till()
        let void = { (nonce: UInt64) in
            Event.paymentVoided(
                payment, proof: Story.dead(nonce), reference: nil,
                attested: attested(voided))
        }
        #expect(
            try till.complaint(void(2), by: agent)
                == "has a signature that is not the observer watch's")
        try till.record(void(1), by: agent)
        #expect(till.committed() == "0")
        try till.replays()
    }

    @Test func `may name an overrun, with its reference signed`() throws {
        var (till, payment) = try till()
        let words = "has a signature that is not the observer watch's"
        #expect(
            try till.complaint(settle(payment, attested(overrun), "30", reference: "0xabd"))
                == words)
        #expect(try till.complaint(settle(payment, attested(overrun), "30")) == words)
        try till.record(settle(payment, attested(overrun), "30", reference: "0xabc"), by: agent)
        #expect(till.committed() == "30")
        try till.replays()
    }

    @Test func `counts for nothing by another key, of another vault, amount or outcome`() throws {
        var (till, payment) = try till()
        let wrong = "has a signature that is not the observer watch's"
        for signature in [rivals, elsewhere, voided, overrun] {
            #expect(
                try till.complaint(settle(payment, attested(signature)), by: agent) == wrong)
        }
        #expect(try till.complaint(settle(payment, attested(settled), "11"), by: agent) == wrong)
        let other = try till.sign("20", nonce: 2)
        #expect(try till.complaint(settle(other, attested(settled)), by: agent) == wrong)
        // An admin's own word would do; but what claims to be attested must be.
        #expect(try till.complaint(settle(payment, attested(rivals))) == wrong)
        #expect(till.committed() == "40")
    }

    @Test func `is of an observer that is registered, under the key it has now`() throws {
        var (till, payment) = try till()
        let none = "is attested by no registered observer"
        for attested in [
            attested(settled, by: "other"), attested("not-base64"), [:],
            ["observer": "watch"], "watch", .null,
        ] {
            #expect(try till.complaint(settle(payment, attested), by: agent) == none)
        }
        try till.record(.observerRemoved("watch"))
        #expect(try till.complaint(settle(payment, attested(settled)), by: agent) == none)
        try till.record(.observerAdded("watch", publicKey: rival))
        #expect(
            try till.complaint(settle(payment, attested(settled)), by: agent)
                == "has a signature that is not the observer watch's")
        try till.record(settle(payment, attested(rivals)), by: agent)
        try till.replays()
    }

    @Test func `is registered under one name and one key`() throws {
        var (till, _) = try till()
        let taken = "a name or a key that is registered already"
        #expect(
            try till.complaint(.observerAdded("watch", publicKey: rival))
                == "adds watch, \(taken)")
        #expect(
            try till.complaint(.observerAdded("second", publicKey: key))
                == "adds second, \(taken)")
        #expect(
            try till.complaint(.observerAdded("second", publicKey: [1, 2]))
                == "adds second without an Ed25519 key of 32 bytes")
        #expect(
            try till.complaint(.observerAdded("Not-A-Name", publicKey: rival))
                == "is not an observer of the known form")
        #expect(
            try till.complaint(.observerRemoved("second"))
                == "removes the observer second, which there is none of")
        #expect(till.state.observers == ["watch": key])
    }
}
