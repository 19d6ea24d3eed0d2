@testable import API
@testable import AdminTests
@testable import PaymentTests
import Digests
import Gate
import JSON
import NIOEmbedded
import Terms
import Testing

@Suite struct `A wallet that comes in at the admin door` {
    @Test func `is shown, then kept once that is durable`() throws {
        let lobby = try Lobby.open()
        let importing = Importing(number: 7)
        let shown = importing.put(to: lobby, keeps: false, query: nil, uid: Premises.owner)
        #expect(shown.isSilent)
        try lobby.settle()
        let address = try #require(shown.json["address"]?.text)
        #expect(try address == importing.address)
        #expect(lobby.counts == ["admin 1000  read": 1])
        #expect(lobby.admin(.get, "wallets/bitcoin/in-7").status == 404)
        let kept = importing.put(
            to: lobby, keeps: true, query: nil, address: address, uid: Premises.owner)
        lobby.crew.work()
        lobby.loop.run()
        #expect(kept.isSilent)
        try lobby.settle()
        #expect(kept.status == 200)
        #expect(kept.json == shown.json)
        let there = lobby.admin(.get, "wallets/bitcoin/in-7")
        try lobby.settle()
        #expect(there.json == kept.json)
        #expect(try lobby.premises.entries("wallet.created").last?.body["imported"] == "wif")
    }

    @Test func `is refused for another address, a wrong key and a stranger`() throws {
        let lobby = try Lobby.open()
        let other = Importing(number: 8).put(
            to: lobby, keeps: true, query: nil, address: try Importing(number: 9).address,
            uid: Premises.owner)
        try lobby.settle()
        #expect(other.rule == "wallet.address-differs")
        let wrong = Importing(number: 8, isGood: false).put(
            to: lobby, keeps: false, query: nil, uid: Premises.owner)
        try lobby.settle()
        #expect(wrong.rule == "wallet.not-imported")
        let stranger = Importing(number: 8).put(to: lobby, keeps: false, query: nil, uid: 9_999)
        #expect(stranger.rule == "admin.not-owner")
        #expect(lobby.crew.count == 0)
        for query in ["wallet=ethereum/in", "wallet=bitcoin/in&form=wif&more=1", "form=wif", ""] {
            let told = Importing(number: 8).put(
                to: lobby, keeps: false, query: query, uid: Premises.owner)
            #expect(told.status == 400)
        }
        #expect(lobby.admin(.post, "wallets/import").status == 400)
        #expect(lobby.admin(.post, "wallets/preview").status == 400)
        // None of them left the desk believing that something is still on its way.
        let right = Importing(number: 8).put(
            to: lobby, keeps: false, query: nil, uid: Premises.owner)
        try lobby.settle()
        #expect(right.status == 200)
    }

    @Test func `is taken while the vault is open, and not otherwise`() throws {
        let lobby = Lobby(try Premises.found())
        let told = Importing(number: 9).put(
            to: lobby, keeps: false, query: nil, uid: Premises.owner)
        #expect(told.title == "sealed")
    }

    @Test func `pays like one that was made here`() throws {
        let policy = Premises.policy(wallets: "[ethereum/main, bitcoin/in-10]")
        let lobby = try Lobby.open(policy: policy)
        let importing = Importing(number: 10)
        let address = try importing.address
        _ = importing.put(
            to: lobby, keeps: true, query: nil, address: address, uid: Premises.owner)
        try lobby.settle()
        let seen = lobby.agent(.get, "self")
        try lobby.settle()
        #expect(seen.text.contains(address))
    }

    /// Promise 1: the canary is a key, and every verb of every door is asked for everything.
    @Test func `never goes out again by any verb of any door`() throws {
        let lobby = try Lobby.open()
        let importing = Importing(number: 0x5EC2_E7)
        let address = try importing.address
        let kept = importing.put(
            to: lobby, keeps: true, query: nil, address: address, uid: Premises.owner)
        try lobby.settle()
        #expect(kept.status == 200)
        let paid = lobby.pay("prepared")
        try lobby.settle()
        let payment = try #require(paid.json["payment"]?.text)
        let forms = Importing.forms(of: importing)
        var answers = 0
        var sawAddress = false
        // What ends the agent's or the vault's life here is asked for last.
        let ends = ["/remove", "/seal"]
        let asks = MatrixAsk.all.filter { $0.role == .rightful && $0.body == .good }
        let isLast = { (ask: MatrixAsk) in ends.contains { ask.verb.path.hasSuffix($0) } }
        for (number, ask) in (asks.filter { !isLast($0) } + asks.filter(isLast)).enumerated() {
            let told = ask.put(to: lobby, payment: payment, number: number)
            try lobby.settle()
            for form in forms where told.text.lowercased().contains(form.lowercased()) {
                Issue.record(
                    "\(ask.verb) at \(ask.door) answers with the key as \(form.prefix(4))…")
            }
            sawAddress = sawAddress || told.text.contains(address)
            answers += told.text.isEmpty ? 0 : 1
        }
        #expect(answers > 100)
        #expect(sawAddress, "the search finds what is there")
        let log = try lobby.premises.entries().map { String(decoding: $0.bytes, as: UTF8.self) }
        for form in forms { #expect(!log.joined().lowercased().contains(form.lowercased())) }
    }
}

extension Importing {
    /// The key as it could stand in a text: hex, base 64 at each alignment, WIF.
    fileprivate static func forms(of importing: Importing) -> [String] {
        let shifted = (0..<3).map { shift in
            let text = Base64.encode([UInt8](repeating: 0, count: shift) + importing.key)
            return String(text.dropFirst(4).prefix(36))
        }
        return [String(Hex.encode(importing.key).suffix(40)), importing.wif] + shifted
    }
}
