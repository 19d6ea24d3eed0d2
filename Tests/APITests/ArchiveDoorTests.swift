@testable import API
@testable import AdminTests
@testable import PaymentTests
import Admin
import Foundation
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The order to archive` {
    private let lobby: Lobby
    private var premises: Premises { lobby.premises }

    init() throws { lobby = try Lobby.open() }

    /// A payment, and then so many entries that more than two bundles are there.
    private func fill() throws -> Told {
        let paid = lobby.pay()
        try lobby.settle()
        while premises.ledger.size < 700 {
            _ = lobby.admin(.post, "agents/buyer/freeze")
            _ = lobby.admin(.post, "agents/buyer/thaw")
            try lobby.settle()
        }
        return paid
    }

    private func archive(before: String = "2100-01-01T00:00:00Z") throws -> Told {
        let told = lobby.admin(
            .post, "archive", JSONWriter.write(["before": .string(before)]))
        try lobby.settle()
        return told
    }

    @Test func `moves whole bundles of what is signed, and says so in the log`() throws {
        let paid = try fill()
        let told = try archive()
        #expect(told.status == 200, "\(told.text)")
        let signed = try #require(told.json["entries"])
        #expect(told.json["archived"] == 512)
        #expect(told.json["before"] == 512)
        #expect(told.json["directory"] == .string(premises.place.files.archive))
        let entry = try #require(try premises.entries("log.archived").last)
        #expect(entry.body["first"] == 0)
        #expect(entry.body["last"] == 511)
        #expect(entry.body["entries"] == signed)
        #expect(entry.body["root"] == told.json["root"])
        #expect(entry.actor.role == .admin)
        #expect(try premises.reader.archivedSize() == 512)
        // Auditors read all of it, and an old payment's retry has its bytes.
        let read = lobby.audit("entries", query: "from=0&limit=1000")
        let again = lobby.pay()
        try lobby.settle()
        #expect(read.status == 200)
        #expect(read.text.split(separator: "\n").count == Int(premises.ledger.durableSize))
        #expect(again.status == 200)
        #expect(again.json["transaction"] == paid.json["transaction"])
        // A second run finds nothing more to do, and is counted.
        let second = try archive()
        #expect(second.json["archived"] == 0)
        #expect(second.json["before"] == 512)
        #expect(lobby.counts["admin \(Premises.owner)  archive"] == 1)
        #expect(try premises.entries("log.archived").count == 1)
    }

    @Test func `opens again with its bodies in the archive, and replays them`() throws {
        let paid = try fill()
        #expect(try archive().status == 200)
        let next = Lobby(try premises.restarted())
        try next.unseal()
        #expect(next.premises.office.findings == [])
        #expect(next.premises.journal.gate.state.nextSeq == next.premises.ledger.size)
        #expect(paid.status == 200)
        #expect(next.premises.journal.gate.state.open.count == 1)
    }

    @Test func `tells what is missing by name, and freezes nothing for it`() throws {
        _ = try fill()
        #expect(try archive().status == 200)
        let bundle = premises.place.files.archive + "/tile/entries/000"
        try FileManager.default.moveItem(atPath: bundle, toPath: bundle + ".away")
        let read = lobby.audit("entries", query: "from=3&limit=1")
        let retry = lobby.pay()
        try lobby.settle()
        #expect(read.status == 503)
        #expect(read.rule == "entry.archived")
        #expect(read.json["detail"] == .string("entry 0 is archived, and \(bundle) is not there"))
        #expect(retry.status == 503)
        #expect(premises.office.findings == [])
        try FileManager.default.moveItem(atPath: bundle + ".away", toPath: bundle)
        let back = lobby.pay()
        try lobby.settle()
        #expect(back.status == 200)
    }

    // Two would take the same bodies out.
    @Test func `is taken one at a time`() throws {
        _ = try fill()
        let order = JSONWriter.write(["before": "2100-01-01T00:00:00Z"])
        let told = [
            lobby.admin(.post, "archive", order), lobby.admin(.post, "archive", order),
        ]
        #expect(told[1].title == "busy")
        try lobby.settle()
        #expect(told[0].status == 200)
        #expect(try premises.entries("log.archived").count == 1)
        #expect(try archive().status == 200)
    }

    @Test func `moves only what is old enough`() throws {
        _ = try fill()
        let entries = try premises.entries()
        let told = try archive(before: Timestamp.precise(entries[300].time))
        #expect(told.json["before"] == 256)
        let none = try archive(before: Timestamp.precise(entries[511].time))
        #expect(none.json["archived"] == 0)
        let more = try archive(before: Timestamp.precise(entries[512].time))
        #expect(more.json["archived"] == 256)
        #expect(more.json["before"] == 512)
        #expect(try premises.entries("log.archived").map { $0.body["first"] } == [0, 256])
    }

    @Test func `is refused to a sealed or damaged vault, and where it can't be written`() throws {
        _ = try fill()
        for bad in ["{}", #"{"before":"yesterday"}"#, #"{"before":"2026-11-23T00:00:00Z","x":1}"#] {
            #expect(lobby.admin(.post, "archive", Array(bad.utf8)).status == 400)
        }
        let path = premises.place.files.archive
        try Data([1]).write(to: URL(filePath: path))
        let refused = try archive()
        #expect(refused.rule == "archive.failed")
        #expect(try premises.entries("log.archived").isEmpty)
        #expect(try premises.reader.archivedSize() == 0)
        try FileManager.default.removeItem(atPath: path)
        try premises.place.run("UPDATE entries SET bytes = x'7b7d' WHERE seq = 300")
        let damaged = try archive()
        #expect(damaged.title == "frozen")
        #expect(premises.office.findings == ["entry 300 was changed after the log was opened"])
        #expect(lobby.admin(.post, "seal").isSilent)
        try lobby.settle()
        #expect(try archive().title == "sealed")
    }
}
