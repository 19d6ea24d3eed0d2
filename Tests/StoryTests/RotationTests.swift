import Foundation
import JSON
import Testing

@Suite struct `A rotated log key` {
    private let shop: Shop
    private var home: DaemonHome { shop.home }

    init() throws { shop = try Shop() }

    private func rotate() throws -> String {
        let ended = try home.bursar("rotate", "log-key", "--reason", "yearly")
        guard ended.status == 0 else { throw Broken(ended.err) }
        return ended.out.trimmingCharacters(in: .newlines)
    }

    private func verify(_ key: String, _ path: String? = nil) throws -> Transcript {
        let place = path.map { [$0] } ?? ["--socket", home.socket("audit")]
        return try Transcript(
            Products.path("bursar-audit"), ["replay"] + place + ["--key", key, "--json"])
    }

    @Test func `leads from the old one to the new, over restarts and exports`() throws {
        let hand = try shop.hire()
        #expect(try hand.pay().status == 200)
        for format in ["ndjson", "tiles"] {
            #expect(
                try home.bursar(
                    "audit", "export", "\(home.place)/\(format)", "--format", format
                ).status == 0)
        }
        let before = home.verifierKey
        let after = try rotate()
        #expect(after != before)
        #expect(try home.bursar("audit", "key").out == after + "\n")
        let all = try home.bursar("audit", "key", "--all")
        #expect(all.out.hasPrefix("0 \(before)\n"))
        #expect(all.out.hasSuffix(" \(after)\n"))
        #expect(
            try home.bursar("audit", "key", "--all", "--json").json.text("keys.1.verifier_key")
                == after)
        let paid = try hand.pay(Order.numbered(1))
        #expect(paid.status == 200)
        #expect(home.stop() == 0)
        try home.start()
        #expect(try home.unseal().status == 200)
        #expect(try home.bursar("status").err.contains("frozen") == false)
        #expect(try hand.pay(Order.numbered(2)).status == 200)
        for key in [before, after] {
            let ended = try verify(key)
            #expect(ended.status == 0, "\(ended.err)")
            #expect(try ended.json.text("handovers.0.verifier_key") == after)
        }
        // Exports of before are gone on with.
        for format in ["ndjson", "tiles"] {
            let path = "\(home.place)/\(format)"
            let done = try home.bursar("audit", "export", path, "--format", format, "--json")
            #expect(done.status == 0, "\(done.err)")
            #expect(try #require(done.json.number("new")) > 0)
            for key in [before, after] {
                let ended = try verify(key, path)
                #expect(ended.status == 0, "\(format): \(ended.err)")
            }
        }
    }

    @Test func `is followed by a witness that knows both`() throws {
        let state = home.place + "/w"
        func witness(_ words: [String], _ input: String = "") throws -> Transcript {
            try Transcript(
                Products.path("bursar-audit"), ["witness"] + words + ["--state", state],
                input: input)
        }
        #expect(try witness(["new", "--name", "witness.example/w1"]).status == 0)
        let first = try home.bursar("audit", "checkpoint", "--from", "0").out
        #expect(try witness(["add", "-", "--log", home.verifierKey], first).status == 0)
        let size = first.split(separator: "\n")[2]
        let after = try rotate()
        let joint = try home.bursar("audit", "checkpoint", "--from", String(size)).out
        // With the joint checkpoint the old key will do, unless a minute's counts came in between.
        let isJoint = joint.split(separator: "\n").count { $0.hasPrefix("—") } == 2
        let keys = isJoint ? [home.verifierKey] : [home.verifierKey, after]
        #expect(
            try witness(["add", "-"] + keys.flatMap { ["--log", $0] }, joint).status == 0)
        let seen = joint.split(separator: "\n\n")[1].split(separator: "\n")[1]
        try shop.rate()
        let later = try home.bursar("audit", "checkpoint", "--from", String(seen)).out
        #expect(try witness(["add", "-", "--log", home.verifierKey], later).status == 1)
        #expect(
            try witness(["add", "-", "--log", home.verifierKey, "--log", after], later).status == 0)
    }

    @Test func `is an admin's to change, while the vault is open`() throws {
        #expect(try home.bursar("seal").status == 0)
        let sealed = try home.bursar("rotate", "log-key")
        #expect(sealed.status == 3)
        #expect(try home.bursar("audit", "key").out == home.verifierKey + "\n")
        let reply = try home.connect("audit").ask("POST", "/v1/admin/rotate/log-key")
        #expect(reply.status == 404)
    }

    @Test func `goes on paying while it changes`() throws {
        let hand = try shop.hire(Budget(limit: "100000.00", projectLimit: "100000.00"))
        let paying = Thread {
            for nonce in 0..<300 where !Thread.current.isCancelled {
                _ = try? hand.pay(Order.numbered(nonce))
            }
        }
        paying.start()
        defer { paying.cancel() }
        var keys = [home.verifierKey]
        for _ in 0..<5 { keys.append(try rotate()) }
        for key in keys {
            let ended = try verify(key)
            #expect(ended.status == 0, "\(ended.err)")
        }
    }
}
