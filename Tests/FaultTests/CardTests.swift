import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A card in a daemon that is looked into and killed` {
    @Test(arguments: [false, true])
    func `is in no file, log, export or memory but for its one reply`(storesCVV: Bool) throws {
        let place = try Place()
        let (served, secrets) = try Setup.serve(place)
        var said = try Shopper.equip(place, storesCVV: storesCVV)
        let shopper = try #require(Shopper(place, token: secrets.tokens[0]))
        let paid = try #require(shopper.pay(order: 1))
        #expect(paid.status == 200, "\(paid.text)")
        let shown = try #require(shopper.redeem(paid.json["payment"].text))
        #expect(shown.json["number"].text == Shopper.number, "\(shown.text)")
        #expect(shown.json["cvv"].text == Shopper.cvv)
        let again = try #require(shopper.redeem(paid.json["payment"].text))
        #expect(again.json["rule"].text == "card.grant-spent")
        said += paid.body + again.body
        for words in ["card list", "card show primary", "audit log", "wallet list", "status"] {
            said += try place.run(
                "bursar", ["--home", place.home] + words.split(separator: " ").map(String.init)
            ).everything
        }
        // The same number under another name, and one with a wrong digit: named by nothing of theirs.
        for (label, number) in [("second", Shopper.number), ("third", "4929304875619204")] {
            let typed = "\(number)\n08/47\n\(Shopper.cvv)\n\(Shopper.holder)\n"
            let refused = try place.run(
                "bursar",
                [
                    "--home", place.home, "card", "add", label, "--currency", "CAD", "--exposure",
                    "5.00", "--card-fd", "0",
                ], input: Array(typed.utf8))
            #expect(refused.status == 1)
            said += refused.everything
        }
        if Memory.isReadable { try search(served) }
        var files = try contents(place)
        #expect(files.keys.contains { $0.hasSuffix("-wal") })
        _ = try place.bursar("card", "remove", "primary", "--reason", "over")
        files.merge(try contents(place)) { $0 + $1 }
        files["export"] = try #require(served.audit("/v1/audit/entries?from=0&limit=1000")).body
        #expect(served.stop() == 0)
        files.merge(try contents(place)) { $0 + $1 }
        files["said"] = said
        for (name, bytes) in files {
            for needle in Shopper.needles where needle.isIn(bytes) {
                Issue.record("\(needle.name) stands in \(name)")
            }
        }
        // The search finds what may be there.
        let title = Array("visa".utf8)
        #expect(Needle.find(title, in: files["export"] ?? []))
        #expect(Needle.find(title, in: said))
        #expect(Shopper.needles[0].isIn(shown.body) && Shopper.needles[4].isIn(shown.body))
    }

    /// Open or sealed, the daemon holds no number in the clear once the reply has left.
    private func search(_ served: Served) throws {
        let vault = served.admin("GET", "/v1/admin/status")?.json["vault"].text ?? ""
        let control = Needle("vault id", Array(vault.utf8))
        let memory = Memory(of: served.daemon)
        #expect(try memory.found(Shopper.needles + [control]) == ["vault id"])
    }

    private func contents(_ place: Place) throws -> [String: [UInt8]] {
        let root = place.scratch.path
        var found: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
            guard let data = FileManager.default.contents(atPath: root + "/" + name) else {
                continue
            }
            found[name] = Array(data)
        }
        return found
    }

    /// What a client knows of a run that was to redeem a grant.
    private struct Seen {
        var isAsked = false
        var shown: DoorReply?
        var isOver = false
    }

    private static func life(
        _ served: Served, _ secrets: Secrets, _ payment: String
    ) -> Seen {
        var seen = Seen()
        guard (try? served.unseal(secrets.passphrase))?.status == 200,
            let shopper = Shopper(served.place, token: secrets.tokens[0])
        else { return seen }
        seen.isAsked = true
        seen.shown = shopper.redeem(payment)
        seen.isOver = seen.shown != nil && served.stop() == 0
        return seen
    }

    /// Kills at the n-th write or flush of database and anchor: before the redemption is durable, between that and
    /// its reply, and after it.
    @Test(.enabled(if: Strace.isThere))
    func `is shown once, wherever the daemon was killed`() throws {
        let template = try Template.shared.get()
        let first = try template.copy()
        let payment = try grant(first, template.secrets)
        let files = FileManager.default
        let calls = "pwrite64,fdatasync"
        var (unrecorded, unanswered) = (0, 0)
        for number in 1...200 {
            let place = try Place()
            try files.copyItem(atPath: first.home, toPath: place.home)
            try files.copyItem(atPath: first.anchor, toPath: place.anchor)
            let tracer = Strace.wrapper(
                [
                    "-P", place.database + "-wal", "-P", place.database, "-P", place.anchor,
                    "-e", "trace=\(calls)", "-e", "inject=\(calls):signal=KILL:when=\(number)",
                ],
                to: place.scratch.path + "/trace")
            var seen = Seen()
            do {
                let served = try Served(place, under: tracer)
                seen = Self.life(served, template.secrets, payment)
                if !seen.isOver { #expect(served.child.exitCode() == 128 + SIGKILL) }
            } catch let refused as Served.StartRefused {
                #expect(refused.status == 128 + SIGKILL)
            }
            if let shown = seen.shown { #expect(shown.status == 200, "\(shown.text)") }
            let isRecorded = try check(place, template.secrets, payment, seen)
            guard !seen.isOver else {
                print("redemption: killed \(number - 1) times; unanswered \(unanswered)")
                #expect(unrecorded > 0)
                #expect(unanswered > 0)
                return
            }
            if seen.isAsked, seen.shown == nil {
                if isRecorded { unanswered += 1 } else { unrecorded += 1 }
            }
        }
        Issue.record("the run had no end")
    }

    private func grant(_ place: Place, _ secrets: Secrets) throws -> String {
        let served = try Served(place)
        #expect(try served.unseal(secrets.passphrase).status == 200)
        _ = try Shopper.equip(place, storesCVV: true)
        let paid = try #require(Shopper(place, token: secrets.tokens[0])?.pay(order: 1))
        #expect(paid.status == 200, "\(paid.text)")
        #expect(served.stop() == 0)
        return paid.json["payment"].text
    }

    /// What is in the log was the one time; whether the redemption is in it.
    private func check(
        _ place: Place, _ secrets: Secrets, _ payment: String, _ seen: Seen
    ) throws -> Bool {
        let served = try Served(place)
        #expect(try served.unseal(secrets.passphrase).status == 200)
        let recorded = try served.entries().filter { $0["kind"].text == "card.redeemed" }.count
        #expect(recorded <= 1)
        // Not a byte of the number leaves before its entry is there to stay.
        if seen.shown != nil { #expect(recorded == 1) }
        let reply = try #require(
            Shopper(place, token: secrets.tokens[0])?.redeem(payment))
        if recorded == 1 {
            #expect(reply.json["rule"].text == "card.grant-spent", "\(reply.text)")
        } else {
            #expect(reply.json["number"].text == Shopper.number, "\(reply.text)")
        }
        #expect(served.stop() == 0)
        return recorded == 1
    }
}
