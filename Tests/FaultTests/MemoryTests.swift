import Foundation
import JSON
import Testing

@Suite struct `The daemon's memory` {
    @Test(.enabled(if: Memory.isReadable))
    func `holds no key and no passphrase once the vault is sealed`() throws {
        let place = try Place()
        let (served, secrets) = try Setup.serve(place)
        let payer = try #require(Payer(place, token: secrets.tokens[0]))
        for number in 0..<20 {
            #expect(payer.pay("memory-payment-\(number)", nonce: number)?.status == 200)
        }
        let load = Load(place, token: secrets.tokens[0], round: 1)
        load.run(clients: 4, until: 40)
        let wrong = Array("nearly right, but no \(UInt64.random(in: .min ... .max))".utf8)
        let passphrases = [
            Needle("passphrase", secrets.passphrase), Needle("wrong passphrase", wrong),
        ]
        let keys = try GroundTruth.keys(of: place, secrets)
        let vault = served.admin("GET", "/v1/admin/status")?.json["vault"].text ?? ""
        let control = Needle("vault id", Array(vault.utf8))
        #expect(vault.count == 32)
        // While it is open: what must be there is found, and the passphrase has gone already.
        let memory = Memory(of: served.child.pid)
        let open = try memory.found(keys + passphrases + [control])
        #expect(open.isSuperset(of: ["vault id", "log/seed", "mac/key", "index/key"]), "\(open)")
        #expect(open.isDisjoint(with: ["passphrase", "wallet/ethereum/main/key"]), "\(open)")
        #expect(open.isDisjoint(with: ["wallet/ethereum/main/entropy"]), "\(open)")
        // A sealed vault, also after a passphrase was tried in vain, holds nothing.
        #expect(served.admin("POST", "/v1/admin/seal")?.status == 200)
        #expect(try memory.found(keys + passphrases + [control]) == ["vault id"])
        #expect(try served.unseal(wrong).status == 403)
        #expect(try memory.found(keys + passphrases + [control]) == ["vault id"])
        #expect(served.stop() == 0)
    }
}
