@testable import API
@testable import AdminTests
@testable import PaymentTests
import Admin
import Foundation
import JSON
import Ledger
import Terms
import Testing

/// Vaults that releases before this one left behind: each opens, is whole, and answers as it did.
///
/// The next is made by running this suite with BURSAR_GOLDEN naming the new release: the vault of
/// ``RichVault`` is then written to Golden/, for ever.
@Suite struct `A vault of an earlier release` {
    /// What stands beside a vault's two files.
    private struct Golden {
        let name: String
        let token: String
        let transactions: JSONObject
        let database, anchor: Data

        init(_ name: String) throws {
            self.name = name
            func file(_ end: String) -> URL {
                `A vault of an earlier release`.directory.appending(path: "\(name).\(end)")
            }
            database = try Data(contentsOf: file("db"))
            anchor = try Data(contentsOf: file("anchor"))
            let facts = try JSONReader.read(Array(try Data(contentsOf: file("json"))))
            token = facts["token"]?.text ?? ""
            guard case .object(let signed)? = facts["transactions"] else {
                throw CocoaError(.fileReadCorruptFile)
            }
            transactions = signed
        }
    }

    private static let directory = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden")

    private static let names =
        ((try? FileManager.default.contentsOfDirectory(
            atPath: directory.path)) ?? []).filter { $0.hasSuffix(".db") }
        .map { String($0.dropLast(3)) }.sorted()

    @Test func `is there for each release`() {
        #expect(Self.names.contains("0.1.0"))
    }

    @Test(arguments: names)
    func `opens, is whole, and signs the same bytes again`(name: String) throws {
        let golden = try Golden(name)
        let place = try Place()
        try golden.database.write(to: URL(filePath: place.files.database))
        try golden.anchor.write(to: URL(filePath: place.files.anchor))
        // The clock of the tests stands still: it is the one that the vault was left at.
        let lobby = Lobby(try Premises(at: place, clock: HandClock()))
        lobby.token = golden.token
        try lobby.unseal()
        #expect(lobby.premises.office.findings == [])
        let orders = try RichVault.orders(lobby.premises)
        #expect(Set(golden.transactions.members.map(\.key)) == Set(orders.keys))
        let told = orders.map { ($0, lobby.pay($0, $1)) }
        let new = lobby.pay("another", Counter.body(nonce: 7))
        try lobby.settle()
        for (key, reply) in told {
            #expect(
                reply.status == 200 && reply.json["transaction"] == golden.transactions[key],
                "\(key): \(reply.text)")
        }
        #expect(new.status == 200, "\(new.text)")
        #expect(try lobby.secret("api_keys/openai").value() == "the new value")
        let next = Lobby(try lobby.premises.restarted())
        try next.unseal()
        #expect(next.premises.office.findings == [])
        next.premises.ledger.close()
    }

    @Test(.enabled(if: release != nil))
    func `is left by this one`() throws {
        let vault = unsafe try RichVault.shared.get()
        let name = try #require(Self.release)
        let file = { (end: String) in Self.directory.appending(path: "\(name).\(end)") }
        try FileManager.default.createDirectory(
            at: Self.directory, withIntermediateDirectories: true)
        // A golden vault is never made anew: what it proves is that it is old.
        try vault.database.write(to: file("db"), options: .withoutOverwriting)
        try vault.anchor.write(to: file("anchor"), options: .withoutOverwriting)
        let facts: JSON = [
            "passphrase": .string(Premises.passphrase), "token": .string(vault.token),
            "transactions": .object(
                JSONObject(vault.transactions.sorted { $0.key < $1.key }.map { ($0, $1) })),
        ]
        try Data(JSONWriter.write(facts) + [10]).write(to: file("json"))
    }

    private static let release = ProcessInfo.processInfo.environment["BURSAR_GOLDEN"]
}
