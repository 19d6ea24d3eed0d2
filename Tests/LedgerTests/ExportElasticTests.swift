import Digests
import Foundation
import Gate
import JSON
import Terms
import Testing

@testable import bursar_audit

/// `bursar-audit export --format ecs`; the official client judges a real vault's in Tests/Peers.
@Suite struct `An export for Elasticsearch` {
    /// The documents in order, each with the action before it.
    private func documents(_ lines: [[UInt8]]) throws -> [(action: JSON, document: JSON)] {
        let exported = try Exported()
        try exported.write(lines)
        let ended = try exported.run("ecs")
        #expect(ended.status == 0, "\(ended.errors)")
        let text = try exported.text("ecs", "bulk/000000000000.ndjson")
        #expect(text.hasSuffix("\n"))
        let read = try text.utf8.split(separator: 10).map { try JSONReader.read(Array($0)) }
        return stride(from: 0, to: read.count, by: 2).map { (read[$0], read[$0 + 1]) }
    }

    private func at(_ json: JSON, _ path: String) -> JSON? {
        var here = json
        for key in path.split(separator: ".") {
            guard case .object(let object) = here, let next = object[String(key)] else {
                return nil
            }
            here = next
        }
        return here
    }

    @Test func `is one document for each entry, with its bytes and its place`() throws {
        var log = try DecidedLog()
        try log.pay("10")
        let pairs = try documents(log.lines)
        #expect(pairs.count == log.lines.count)
        for (place, pair) in pairs.enumerated() {
            let line = log.lines[place]
            #expect(at(pair.document, "event.sequence") == .integer(UInt64(place)))
            #expect(
                at(pair.document, "event.original")
                    == .string(String(decoding: line, as: UTF8.self)))
            #expect(
                at(pair.document, "event.hash")
                    == .string(SHA256.hash([0] + line).hex))
            #expect(at(pair.action, "create._id") == .string("bursar.local/test#\(place)"))
            #expect(at(pair.document, "event.id") == at(pair.action, "create._id"))
            let isPayment = at(pair.document, "event.action") == "payment.decided"
            #expect(
                at(pair.action, "create._index")
                    == (isPayment
                        ? "logs-bursar.transaction-default" : "logs-bursar.audit-default"))
            #expect(at(pair.document, "ecs.version") == "9.0.0")
        }
    }

    @Test func `has the fields that people know, in exact text`() throws {
        var log = try DecidedLog()
        try log.pay("10.000000000000000001")
        try log.pay("20")
        let all = try documents(log.lines).map(\.document)
        let signed = try #require(all.dropLast().last)
        let wishes: [(String, JSON)] = [
            ("agent_id", "worker"), ("project", "game"), ("status", "signed"),
            ("transaction_type", "transfer"), ("payment_method", "ethereum"),
            ("amount.value", "10.000000001"), ("amount.currency", "CAD"),
            ("budget_remaining.daily", "14.999999999"),
            ("budget_remaining.project", "8999989.999999999"),
            ("event.category", ["api"]), ("event.type", ["allowed"]), ("event.outcome", "success"),
            ("bursar.asked.amount", "10.000000000000000001"), ("gen_ai.agent.name", "worker"),
            ("user.id", "1000"), ("bursar.charge.exact", "10.000000001"),
        ]
        for (path, wish) in wishes { #expect(at(signed, path) == wish, "\(path)") }
        let refused = try #require(all.last)
        for (path, wish) in [
            ("status", "refused"), ("event.type", ["denied"]), ("event.outcome", "failure"),
            ("event.reason", "agent.limit"), ("message", "payment.decided refused agent.limit"),
        ] as [(String, JSON)] { #expect(at(refused, path) == wish, "\(path)") }
        // A refused payment has no amount that a sum could take for spent.
        #expect(at(refused, "amount") == nil)
    }

    /// Among the transactions, and in no sum of what budgets were charged.
    @Test func `has a sweep as a transaction without a charge`() throws {
        var log = try DecidedLog()
        try log.sweep("1.5")
        let pairs = try documents(log.lines)
        let swept = try #require(pairs.last)
        #expect(at(swept.action, "create._index") == "logs-bursar.transaction-default")
        for (path, wish) in [
            ("event.action", "wallet.swept"), ("event.code", "swept"),
            ("event.outcome", "success"), ("event.dataset", "bursar.transaction"),
            ("event.category", ["api"]), ("event.type", ["allowed"]), ("status", "swept"),
            ("transaction_type", "sweep"), ("payment_method", "ethereum"),
            ("bursar.wallet", "ethereum/main"),
            ("bursar.payee", "0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF"),
            ("bursar.asked.amount", "1.5"), ("bursar.asked.asset", "ETH"),
            ("bursar.fee", [["asset": "ETH", "amount": "0.000021"]]),
            ("bursar.worst_case", [["asset": "ETH", "amount": "1.500021"]]),
            ("message", "wallet.swept swept"),
        ] as [(String, JSON)] { #expect(at(swept.document, path) == wish, "\(path)") }
        for path in ["amount", "budget_remaining", "agent_id"] {
            #expect(at(swept.document, path) == nil, "\(path)")
        }
        let rotated = try #require(pairs.dropLast().last).document
        #expect(at(rotated, "event.dataset") == "bursar.audit")
        #expect(at(rotated, "bursar.successor") == "ethereum/next")
    }

    @Test func `says of every kind where the schema puts it`() {
        // Pairs that ECS expects: allowed values of event.category, version 9.
        let expected: [String: Set<String>] = [
            "api": ["allowed", "denied", "change", "info", "access"],
            "authentication": ["start", "end", "info"],
            "configuration": ["change", "creation", "deletion"],
            "iam": ["change", "creation", "deletion"], "process": ["start", "end"],
        ]
        for (kind, outcome, category, type) in [
            ("payment.decided", "signed", "api", "allowed"),
            ("payment.decided", "refused", "api", "denied"),
            ("payment.decided", "pending", "api", "info"),
            ("payment.settled", nil, "api", "change"), ("requests.counted", nil, "api", "info"),
            ("agent.added", nil, "iam", "creation"), ("agent.removed", nil, "iam", "deletion"),
            ("agent.frozen", nil, "iam", "change"), ("observer.added", nil, "iam", "creation"),
            ("daemon.started", nil, "process", "start"), ("daemon.stopped", nil, "process", "end"),
            ("vault.unsealed", nil, "authentication", "start"),
            ("unseal.failed", nil, "authentication", "start"),
            ("vault.sealed", nil, "authentication", "end"),
            ("vault.initialised", nil, "configuration", "creation"),
            ("policy.applied", nil, "configuration", "change"),
            ("wallet.created", nil, "configuration", "creation"),
            ("wallet.rotated", nil, "configuration", "change"),
            ("wallet.swept", nil, "api", "allowed"),
            ("wallet.destruction_ordered", nil, "configuration", "change"),
            ("wallet.kept", nil, "configuration", "change"),
            ("wallet.destroyed", nil, "configuration", "deletion"),
            ("secret.destroyed", nil, "configuration", "deletion"),
            ("secret.revealed", nil, "api", "access"), ("card.redeemed", nil, "api", "access"),
            ("something.new", nil, "configuration", "change"),
        ] as [(String, String?, String, String)] {
            let found = EventClass(kind: kind, outcome: outcome)
            #expect(found.category == category, "\(kind)")
            #expect(found.type == type, "\(kind)")
            #expect(expected[category]?.contains(type) == true)
        }
    }

    @Test func `keeps what agents write inside its field`() throws {
        let evil = "\"}\n{\"delete\":{\"_id\":\"1\"}}\n\u{202E}\u{0}\\"
        var log = try DecidedLog()
        let id = try log.pay("1")
        try log.record(.paymentWrittenOff(id, reason: evil))
        let pairs = try documents(log.lines)
        #expect(pairs.count == log.lines.count)
        let last = try #require(pairs.last?.document)
        #expect(at(last, "event.reason") == .string(evil))
        #expect(at(last, "message") == "payment.written_off written_off")
    }

    @Test func `brings what has to be set up, and says in which order`() throws {
        let exported = try Exported()
        try exported.write(DecidedLog().lines)
        #expect(try exported.run("ecs").status == 0)
        let readme = try exported.text("ecs", "README.md")
        for (name, place) in [
            ("1-ilm-policy.json", "_ilm/policy/bursar"),
            ("2-component-template-mappings.json", "_component_template/bursar-mappings"),
            ("3-component-template-settings.json", "_component_template/bursar-settings"),
            ("4-index-template.json", "_index_template/bursar"),
        ] {
            let text = try exported.text("ecs", name)
            guard case .object = try JSONReader.read(Array(text.utf8)) else {
                Issue.record("\(name) is no object")
                continue
            }
            #expect(readme.contains("$ES/\(place) "))
            #expect(readme.contains("@\(name)"))
        }
    }
}
