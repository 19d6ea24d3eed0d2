import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A daemon killed while a wallet is swept` {
    private static let order = JSONWriter.write([
        "amount": "0.5", "asset": "ETH", "max_fee": "0.001", "key": "sweep-killed-at-flush",
        "network": [
            "chain_id": 1, "nonce": 900, "gas_limit": "21000", "max_fee_per_gas": "1000000000",
            "max_priority_fee_per_gas": "1000000000",
        ],
    ])

    private static func sweep(_ served: Served) -> DoorReply? {
        served.admin("POST", "/v1/admin/wallets/ethereum/main/sweep", order)
    }

    /// Opens the vault, gives its wallet a successor and sweeps it; the signed bytes, where they came.
    private static func life(_ served: Served, _ secrets: Secrets) -> String? {
        let body = JSONWriter.write(["to": "ethereum/next"])
        guard (try? served.unseal(secrets.passphrase))?.status == 200,
            served.admin("POST", "/v1/admin/wallets/ethereum/main/successor", body)?.status == 200,
            let reply = sweep(served), reply.status == 200
        else { return nil }
        return reply.json["transaction"]["data"].text
    }

    /// Kills at the n-th flush, for every n until a run ends by itself.
    @Test(.enabled(if: Strace.isThere))
    func `has signed what its log says, once, and the same to whoever asks again`() throws {
        let template = try Template.shared.get()
        var ends = [0, 0, 0]
        for number in 1...40 {
            let place = try template.copy()
            let tracer = Strace.wrapper(
                [
                    "-P", place.database + "-wal", "-P", place.database, "-P", place.anchor,
                    "-e", "trace=fdatasync", "-e", "inject=fdatasync:signal=KILL:when=\(number)",
                ],
                to: place.scratch.path + "/trace")
            var seen: String?
            var isOver = false
            do {
                let served = try Served(place, under: tracer)
                seen = Self.life(served, template.secrets)
                isOver = seen != nil && served.stop() == 0
                if !isOver { #expect(served.child.exitCode() == 128 + SIGKILL) }
            } catch let refused as Served.StartRefused {
                #expect(refused.status == 128 + SIGKILL)
            }
            ends[try check(place, template, seen)] += 1
            guard !isOver else {
                print("sweep: killed \(number - 1) times; before, amid and after: \(ends)")
                #expect(ends[0] > 0 && ends[1] + ends[2] > 1)
                return
            }
        }
        Issue.record("the run had no end")
    }

    /// How far it was: 0 no successor, 1 a successor and no sweep, 2 swept.
    private func check(_ place: Place, _ template: Template, _ seen: String?) throws -> Int {
        let secrets = template.secrets
        let served = try Served(place)
        let status = try served.unseal(secrets.passphrase)
        #expect(status.status == 200, "\(status.text)")
        #expect(!status.json["warnings"].elements.contains { $0.text.hasPrefix("frozen") })
        let kinds = try served.entries().map { $0["kind"].text }
        let (isRotated, isSwept) = (
            kinds.contains("wallet.rotated"), kinds.contains("wallet.swept")
        )
        // What was answered is in the log.
        if seen != nil { #expect(isSwept) }
        let again = Self.sweep(served)
        #expect(again?.status == (isRotated ? 200 : 403), "\(again?.text ?? "")")
        if let seen { #expect(again?.json["transaction"]["data"].text == seen) }
        let last = Self.sweep(served)
        #expect(last?.json["transaction"]["data"].text == again?.json["transaction"]["data"].text)
        let sweeps = try served.entries().count { $0["kind"].text == "wallet.swept" }
        #expect(sweeps == (isRotated ? 1 : 0))
        let verified = try place.verify(secrets.verifierKey)
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(served.stop() == 0)
        return isSwept ? 2 : isRotated ? 1 : 0
    }
}
