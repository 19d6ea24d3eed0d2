import Foundation
import JSON
import Testing

/// A backup as an owner makes it and needs it, with the programs alone.
@Suite struct `A backup of a daemon's vault` {
    private let shop: Shop
    private var home: DaemonHome { shop.home }

    init() throws { shop = try Shop() }

    /// A vault's other slots open its backups, too: the passphrase may be what was lost.
    private func expectOpenedByKeyFile() throws {
        let key = home.place + "/slot.key"
        let added = try home.bursar(
            "slot", "add", "file", "--key-file", key, "--generate", "--proof-passphrase-fd", "0",
            input: DaemonHome.passphrase)
        #expect(added.status == 0, "\(added.err)")
        let file = home.place + "/two.bursar"
        #expect(try home.bursar("backup", "create", file).status == 0)
        let verified = try home.bursar("backup", "verify", file, "--key-file", key)
        #expect(verified.status == 0, "\(verified.err)")
    }

    @Test func `is made while agents pay, verified, and restored into a new home`() throws {
        let hand = try shop.hire()
        #expect(try hand.pay().status == 200)
        let file = home.place + "/one.bursar"
        let made = try home.bursar("backup", "create", file, "--json")
        #expect(made.status == 0, "\(made.err)")
        let hash = try #require(try made.json.text("sha256"))
        #expect(try hand.pay(Order.numbered(1)).status == 200)
        #expect(try home.log().last { $0.text("kind") == "backup.made" }?.text("sha256") == hash)
        // Without a daemon, with the passphrase alone.
        let phrase = DaemonHome.passphrase
        let verified = try home.bursar(
            "backup", "verify", file, "--passphrase-fd", "0", "--json", input: phrase)
        #expect(verified.status == 0, "\(verified.err)")
        #expect(try verified.json.text("sha256") == hash)
        let wrong = try home.bursar(
            "backup", "verify", file, "--passphrase-fd", "0", input: "wrong passphrase")
        #expect(wrong.status == 1)
        #expect(wrong.err.contains("the passphrase is wrong"))
        try expectOpenedByKeyFile()
        #expect(home.stop() == 0)
        let there = try home.bursar(
            "backup", "restore", file, "--passphrase-fd", "0", input: phrase)
        #expect(there.status == 1)
        #expect(there.err.contains("holds a vault already"))
        try FileManager.default.removeItem(atPath: home.home)
        let restored = try home.bursar(
            "backup", "restore", file, "--passphrase-fd", "0", input: phrase)
        #expect(restored.status == 0, "\(restored.err)")
        try home.start()
        #expect(
            try home.bursar("unseal", "--passphrase-fd", "0", input: phrase).status == 4)
        #expect(try hand.pay(Order.numbered(2)).status == 503)
        let begun = try home.bursar(
            "audit", "acknowledge", "--rollback", "--reason", "disk died")
        #expect(begun.status == 0, "\(begun.err)")
        #expect(try home.bursar("thaw", "--reason", "looked at").status == 0)
        #expect(try hand.pay(Order.numbered(3)).json.text("rule") == "window.restored")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: home.place).filter {
                $0.contains(".verify-")
            } == [])
    }
}
