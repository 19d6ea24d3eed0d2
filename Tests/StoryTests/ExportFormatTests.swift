import Foundation
import JSON
import Testing

/// The log of a real vault in the formats of others, while it is sealed; hledger and the official
/// Elasticsearch client judge them in Tests/Peers.
@Suite struct `A real log in another format` {
    /// What was done, and what must come out of it.
    private struct Story {
        let shop: Shop
        let hand: Hand
        let charges: [String]
    }

    /// Payments of every fate: open, replaced, refused, settled, voided, written off.
    private func live() throws -> Story {
        let shop = try Shop()
        let hand = try shop.hire(Budget(limit: "60.00", duplicates: "allow"))
        func path(_ reply: Reply, _ verb: String) -> String {
            "/v1/admin/payments/\(reply.payment ?? "")/\(verb)"
        }
        var signed: [Reply] = []
        for nonce in 0..<4 { signed.append(try hand.pay(Order.numbered(nonce))) }
        // In place of the last, for less: only one of the two can land.
        signed.append(try hand.pay(Order.numbered(3).with("intent.amount", "0.001")))
        #expect(signed.allSatisfy { $0.status == 200 }, "\(signed.map(\.text))")
        #expect(try hand.pay(Order.numbered(9).with("intent.amount", "1")).status == 403)
        try shop.command(
            path(signed[0], "settle"),
            [
                "cost": [["asset": "ETH", "amount": "0.0022"]],
                "reference": "=cmd|' /C calc'!A0\u{202E}; date:x [2026-99-99]",
            ])
        try shop.command(path(signed[1], "write-off"), ["reason": "@nobody, \"knows\""])
        try shop.command(
            path(signed[2], "void"),
            [
                "proof": [
                    "chain": "ethereum", "account_nonce": 3, "finalized_block": 21_000_000,
                    "included": false,
                ]
            ])
        try sweep(shop)
        return Story(
            shop: shop, hand: hand,
            charges: signed.map { $0.json.text("charge.amount") ?? "" })
    }

    /// What the wallet holds goes to its successor: two transactions of which one can land.
    private func sweep(_ shop: Shop) throws {
        try shop.command("/v1/admin/wallets/ethereum/main/successor", ["to": "ethereum/next"])
        for (key, amount) in [("sweep-key-000000001", "0.25"), ("sweep-key-000000002", "0.2")] {
            try shop.command(
                "/v1/admin/wallets/ethereum/main/sweep",
                [
                    "amount": .string(amount), "asset": "ETH", "max_fee": "0.001",
                    "key": .string(key), "network": Order.numbered(4)["network"] ?? .null,
                ])
        }
    }

    private func export(_ story: Story, _ format: String) throws -> String {
        let place = "\(story.shop.home.place)/\(format)"
        let ended = try story.shop.home.bursar("audit", "export", place, "--format", format)
        #expect(ended.status == 0, "\(ended.err)")
        return place
    }

    @Test func `is what happened, sealed or not`() throws {
        let story = try live()
        let home = story.shop.home
        #expect(Set(story.charges) == [Order.charge, "6.52"])
        #expect(try home.bursar("seal").status == 0)
        let (csv, ecs, journal) = (
            try export(story, "csv"), try export(story, "ecs"), try export(story, "hledger")
        )
        let rows = try text(csv, "payments.csv").split(separator: "\r\n")
        // Six decisions, three words on what became of them, and two sweeps.
        #expect(rows.count == 12)
        #expect(rows.count { $0.contains("wallet.swept") } == 2)
        #expect(rows.contains { $0.contains("\"'=cmd|") && $0.contains("\\u{202e}") })
        #expect(!rows.contains { $0.contains(",=") || $0.contains("\"=") || $0.contains(",@") })
        try writeJournal(journal, story)
        try writeDocuments(ecs, story)
    }

    private func text(_ place: String, _ name: String) throws -> String {
        try String(contentsOfFile: "\(place)/\(name)", encoding: .utf8)
    }

    /// One line for Tests/Peers/hledger_peer.py.
    private func writeJournal(_ place: String, _ story: Story) throws {
        let (project, agent) = (story.hand.project, story.hand.name)
        let journal = try text(place, "bursar.journal")
        let days = Set(
            journal.split(separator: "\n").filter { $0.hasSuffix(" * balances") }
                .map { $0.prefix(10) })
        // Open: the group of two, at the dearer's charge. What landed left the wallet in ether.
        let balances: JSON = [
            "exposed:\(project):\(agent)": ["CAD": "10.52"],
            "written-off:\(project):\(agent)": ["CAD": "10.52"],
            "budget:\(project):\(agent)": ["CAD": "-21.04"],
            "expenses:\(project):\(agent)": ["ETH": "0.0022"],
            "assets:ethereum/main": ["ETH": "-0.0022"],
        ]
        try PeerLines.write(
            [
                "journal": .string(journal), "balances": balances,
                "days": .integer(UInt64(days.count)),
            ], "hledger.ndjson")
    }

    /// One line for Tests/Peers/elastic_peer.py.
    private func writeDocuments(_ place: String, _ story: Story) throws {
        var files: [(String, JSON)] = []
        for name in try FileManager.default.subpathsOfDirectory(atPath: place).sorted()
        where name.hasSuffix(".json") || name.hasSuffix(".ndjson") {
            files.append((name, .string(try text(place, name))))
        }
        #expect(files.count == 5)
        let entries = try story.shop.home.entries()
        let last = try #require(files.first { $0.0.hasPrefix("bulk/") }?.1)
        guard case .string(let page) = last else { return }
        // Reading the log adds nothing to it, and so the last export has all there is.
        let count = page.utf8.count { $0 == 10 } / 2
        try PeerLines.write(
            [
                "files": .object(JSONObject(files)),
                "log": .array(
                    entries.prefix(count).map { .string(String(decoding: $0, as: UTF8.self)) }),
                "charged": "48.6",
            ], "elastic.ndjson")
    }
}

/// Lines that other people's code judges, where scripts/test asks for them.
private enum PeerLines {
    static func write(_ json: JSON, _ name: String) throws {
        guard let place = ProcessInfo.processInfo.environment["BURSAR_PEER_LINES"] else { return }
        try Data(JSONWriter.write(json) + [10]).write(
            to: URL(filePath: place, directoryHint: .isDirectory).appending(path: name),
            options: .atomic)
    }
}
