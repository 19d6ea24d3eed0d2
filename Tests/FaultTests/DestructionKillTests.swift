import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A daemon killed while a wallet's key is destroyed` {
    /// Opens the vault, orders the end of its wallet's key where nobody has, and waits until it is gone; whether it came
    /// so far.
    private static func life(_ served: Served, _ secrets: Secrets) -> Bool {
        guard (try? served.unseal(secrets.passphrase))?.status == 200 else { return false }
        let order = JSONWriter.write(["confirm": .string(secrets.address), "wait": 1])
        guard
            served.admin("POST", "/v1/admin/wallets/ethereum/main/destroy", order)?.status == 200
        else { return false }
        while let standing = standing(served) {
            if standing == "destroyed" { return served.stop() == 0 }
            usleep(50_000)
        }
        return false
    }

    private static func standing(_ served: Served) -> String? {
        guard let reply = served.admin("GET", "/v1/admin/wallets/ethereum/main"),
            reply.status == 200
        else { return nil }
        // Nothing is said of one that just pays.
        let standing = reply.json["standing"].text
        return standing.isEmpty ? "active" : standing
    }

    /// Kills at the n-th flush, for every n until a run ends by itself.
    @Test(.enabled(if: Strace.isThere))
    func `has the key whole or not at all, and answers every retry`() throws {
        let template = try Template.shared.get()
        var ends = [0, 0, 0]
        for number in 1...60 {
            let place = try template.copy()
            let tracer = Strace.wrapper(
                [
                    "-P", place.database + "-wal", "-P", place.database, "-P", place.anchor,
                    "-e", "trace=fdatasync", "-e", "inject=fdatasync:signal=KILL:when=\(number)",
                ],
                to: place.scratch.path + "/trace")
            var isOver = false
            do {
                let served = try Served(place, under: tracer)
                isOver = Self.life(served, template.secrets)
                if !isOver { #expect(served.child.exitCode() == 128 + SIGKILL) }
            } catch let refused as Served.StartRefused {
                #expect(refused.status == 128 + SIGKILL)
            }
            ends[try check(place, template)] += 1
            guard !isOver else {
                print("destruction: killed \(number - 1) times; before, amid and after: \(ends)")
                #expect(ends.allSatisfy { $0 > 0 })
                return
            }
        }
        Issue.record("the run had no end")
    }

    /// How far it was: 0 not ordered, 1 ordered, 2 destroyed.
    private func check(_ place: Place, _ template: Template) throws -> Int {
        let secrets = template.secrets
        let served = try Served(place)
        let status = try served.unseal(secrets.passphrase)
        #expect(status.status == 200, "\(status.text)")
        #expect(!status.json["warnings"].elements.contains { $0.text.hasPrefix("frozen") })
        let found = Self.standing(served)
        let wasDestroyed = try served.entries().contains { $0["kind"].text == "wallet.destroyed" }
        if found != "active" {
            let deadline = Date.now + 30
            while Self.standing(served) != "destroyed", Date.now < deadline { usleep(50_000) }
            #expect(Self.standing(served) == "destroyed")
        }
        let payer = try #require(Payer(place, token: secrets.tokens[0]))
        for (nonce, key) in template.keys.enumerated() {
            let reply = payer.pay(key, nonce: nonce)
            #expect(reply?.status == 200, "\(key): \(reply?.text ?? "")")
        }
        let fresh = payer.pay("after-the-end-of-it-1", nonce: 90)
        #expect(fresh?.status == (found == "active" ? 200 : 403))
        let verified = try place.verify(secrets.verifierKey)
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(served.stop() == 0)
        let gone = try Surgery.number(
            "SELECT count(*) FROM records WHERE value = CAST('destroyed' AS BLOB)",
            in: place.database)
        #expect(gone == (found == "active" ? 0 : 2))
        return wasDestroyed ? 2 : found == "active" ? 0 : 1
    }
}
