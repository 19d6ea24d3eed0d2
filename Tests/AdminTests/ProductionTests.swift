import Admin
import Callers
import Gate
import JSON
import Keyroom
import Ledger
import Terms
import Testing
import Vault

@Suite struct `A vault that is not for development` {
    /// One test, since opening such a vault takes a second of hard work on purpose.
    @Test func `permits none of what development does`() throws {
        let premises = try Premises.found(development: false)
        #expect(premises.office.status()["warnings"] == [])
        try premises.unseal()
        let office = premises.office
        let by = Premises.admin
        let add = { (body: JSON) in _ = try office.addAgent(body, by: by) }
        let refused: [(String, () throws -> Void)] = [
            ("agent.owner-uid", { try add(["agent": "a", "project": "p", "uid": 1_000]) }),
            ("agent.owner-uid", { try add(["agent": "a", "project": "p", "uid": 0]) }),
            ("agent.uid-missing", { try add(["agent": "a", "project": "p"]) }),
            (
                "wallet.example-key",
                {
                    let example = String(repeating: "07", count: 32)
                    _ = try office.createWallet(
                        Premises.wallet(example: .string(example)), by: by)
                }
            ),
            ("rate.conflict", { _ = try office.setRate(Premises.rate(price: "0"), by: by) }),
        ]
        for (rule, verb) in refused { #expect(premises.refusedWithoutTrace(verb)?.place == rule) }
        let token = try premises.addAgent("a", project: "p", uid: 1)
        #expect(try premises.identify(token, uid: 1).agent.text == "a")
        _ = try office.setRate(Premises.rate(), by: by)
        #expect(office.status()["development"] == false)
    }

    @Test func `is not made with a short passphrase`() throws {
        let place = try Place()
        let ledger = try Ledger.create(place.files)
        defer { ledger.close() }
        let short = Array("thirteen byte".utf8)
        let secret = unsafe try SecretBytes(copying: short.span.bytes)
        #expect(secret.count == 13)
        var refusal: VaultError?
        do throws(VaultError) {
            _ = try VaultSeed.create(passphrase: secret, development: false)
        } catch { refusal = error }
        #expect(refusal == .passphraseTooShort(bytes: 13, least: 14))
        #expect(ledger.size == 0)
    }
}
