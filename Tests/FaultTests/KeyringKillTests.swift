import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A daemon killed while its keyrings are rotated` {
    private static let secrets = 200

    /// A stopped vault with some hundred secrets: its database and its anchor.
    private static func vault() throws -> (database: Data, anchor: Data) {
        let template = try Template.shared.get()
        let place = try template.copy()
        let served = try Served(place)
        guard try served.unseal(template.secrets.passphrase).status == 200 else {
            throw Trouble("the vault does not open: \(served.child.errors)")
        }
        for number in 0..<secrets {
            let put = Door(place.adminSocket)?.ask(
                "POST", "/v1/admin/secrets/api_keys/service-\(number)/put",
                [("Content-Type", "application/octet-stream")], Array("value-\(number)".utf8))
            guard put?.status == 200 else { throw Trouble("no secret: \(put?.text ?? "")") }
        }
        guard served.stop() == 0 else { throw Trouble("no clean stop") }
        return (
            try Data(contentsOf: URL(filePath: place.database)),
            try Data(contentsOf: URL(filePath: place.anchor))
        )
    }

    /// Opens the vault, begins what has not begun, and waits until all is done; whether it came so far.
    private static func life(_ served: Served, _ secrets: Secrets) -> Bool {
        guard (try? served.unseal(secrets.passphrase))?.status == 200 else { return false }
        guard let first = keyrings(served) else { return false }
        if first.allSatisfy({ $0["term"] == 1 }) {
            let begun = Door(served.place.adminSocket)?.ask(
                "POST", "/v1/admin/rotate/keyring?keyrings=all",
                [("Content-Type", "application/octet-stream")], secrets.passphrase)
            guard begun?.status == 200 else { return false }
        }
        while let now = keyrings(served) {
            if now.allSatisfy({ $0["rotating"] == false }) { return served.stop() == 0 }
            usleep(20_000)
        }
        return false
    }

    private static func keyrings(_ served: Served) -> [JSON]? {
        guard let reply = served.admin("GET", "/v1/admin/keyrings"), reply.status == 200 else {
            return nil
        }
        return reply.json["keyrings"].elements
    }

    /// Kills at the n-th flush, for every n until a run ends by itself.
    @Test(.enabled(if: Strace.isThere))
    func `goes on, and ends with every row under the new terms`() throws {
        let template = try Template.shared.get()
        let vault = try Self.vault()
        var ends = [0, 0, 0]
        for number in 1...200 {
            let place = try template.copy(database: vault.database, anchor: vault.anchor)
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
            ends[try check(place, template.secrets)] += 1
            guard !isOver else {
                print("keyrings: killed \(number - 1) times; before, amid and after: \(ends)")
                #expect(ends.allSatisfy { $0 > 0 })
                #expect(ends[1] > 5, "the kills were not of a rotation")
                return
            }
        }
        Issue.record("the run had no end")
    }

    /// The vault opens sound and goes on by itself to the end, where the rotation had begun; how far it was: 0 not
    /// begun, 1 under way, 2 done.
    private func check(_ place: Place, _ secrets: Secrets) throws -> Int {
        let served = try Served(place)
        let status = try served.unseal(secrets.passphrase)
        #expect(status.status == 200, "\(status.text)")
        #expect(!status.json["warnings"].elements.contains { $0.text.hasPrefix("frozen") })
        let first = try #require(Self.keyrings(served))
        let hasBegun = first.contains { $0["term"] == 2 }
        let wasDone = hasBegun && first.allSatisfy { $0["rotating"] == false }
        // Which terms there are is one order, and one batch.
        #expect(Set(first.map { $0["term"] }).count == 1)
        let deadline = Date.now + 60
        while Self.keyrings(served)?.contains(where: { $0["rotating"] == true }) == true,
            Date.now < deadline
        { usleep(20_000) }
        #expect(Self.keyrings(served)?.allSatisfy { $0["rotating"] == false } == true)
        for number in [0, 77, Self.secrets - 1] {
            let shown = served.admin(
                "POST", "/v1/admin/secrets/api_keys/service-\(number)/reveal",
                Array(#"{"reason":"a test"}"#.utf8))
            #expect(shown?.text == "value-\(number)")
        }
        // Its wallet signs as before, and what was signed before the rotation is the same.
        let payer = try #require(Payer(place, token: secrets.tokens[0]))
        #expect(payer.pay("tampering-payment-0", nonce: 0)?.status == 200)
        #expect(payer.pay("after-the-rotation-1", nonce: 90)?.status == 200)
        let verified = try place.verify(secrets.verifierKey)
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(served.stop() == 0)
        let gone = try Surgery.number(
            "SELECT count(*) FROM terms WHERE value = CAST('destroyed' AS BLOB)",
            in: place.database)
        #expect(gone == (hasBegun ? 4 : 0))
        return wasDone ? 2 : hasBegun ? 1 : 0
    }
}
