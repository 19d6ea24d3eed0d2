import ArgumentParser
import Terms
import Testing

@testable import bursar

/// Every verb, read from its words; what they do is in the transcripts.
@Suite struct `A command line` {
    private func parse<Command>(_ words: String, _ type: Command.Type) throws -> Command {
        let command = try Bursar.parseAsRoot(words.split(separator: " ").map(String.init))
        return try #require(command as? Command)
    }

    @Test(arguments: [
        "--home /v --json seal", "seal --home /v --json", "--json seal --home=/v",
    ])
    func `carries what every command understands, wherever it stands`(words: String) throws {
        let seal = try parse(words, SealVerb.self)
        #expect(seal.options.home == "/v")
        #expect(seal.options.json)
        #expect(seal.options.run == nil)
    }

    @Test func `carries it below a noun, too`() throws {
        let list = try parse("agent list --run /r --home /v", AgentListVerb.self)
        #expect(list.options.run == "/r")
        #expect(list.options.home == "/v")
        #expect(!list.options.json)
    }

    @Test func `makes a vault`() throws {
        let plain = try parse("init", InitVerb.self)
        #expect(!plain.development)
        #expect(plain.passphraseDescriptor == nil)
        let full = try parse("init --development --passphrase-fd 3", InitVerb.self)
        #expect(full.development)
        #expect(full.passphraseDescriptor == 3)
    }

    @Test func `opens, closes and describes it`() throws {
        #expect(try parse("unseal", UnsealVerb.self).secret.passphraseDescriptor == nil)
        #expect(
            try parse("unseal --passphrase-fd 0", UnsealVerb.self).secret.passphraseDescriptor == 0)
        _ = try parse("seal", SealVerb.self)
        _ = try parse("seal --passphrase-fd 3", SealVerb.self)
        _ = try parse("status", StatusVerb.self)
    }

    @Test func `checks, applies and shows policies`() throws {
        #expect(try parse("policy check a.yaml", PolicyCheckVerb.self).file == "a.yaml")
        #expect(try parse("policy apply -", PolicyApplyVerb.self).file == "-")
        _ = try parse("policy show", PolicyShowVerb.self)
    }

    @Test func `lets agents in and stops them`() throws {
        let add = try parse("agent add w-1 --project p --uid 7", AgentAddVerb.self)
        #expect(add.name.text == "w-1")
        #expect(add.project.text == "p")
        #expect(add.uid == 7)
        #expect(try parse("agent add w --project p", AgentAddVerb.self).uid == nil)
        #expect(try parse("agent freeze w", AgentFreezeVerb.self).standing.why.reason == nil)
        let thaw = try parse("agent thaw w --reason ok", AgentThawVerb.self)
        #expect(thaw.standing.why.reason == "ok")
        #expect(try parse("agent remove w", AgentRemoveVerb.self).standing.name.text == "w")
    }

    @Test func `makes wallets, on mainnet unless it says otherwise`() throws {
        let main = try parse("wallet create main --chain ethereum", WalletCreateVerb.self)
        #expect(main.network == .mainnet)
        #expect(main.kind == nil)
        let test = try parse("wallet create ton/a --network testnet", WalletCreateVerb.self)
        #expect(test.network == .testnet)
        #expect(try parse("wallet show ton/a", WalletShowVerb.self).wallet.name.text == "ton/a")
        _ = try parse("wallet list", WalletListVerb.self)
    }

    @Test func `sets rates for a day with two percent, unless it says otherwise`() throws {
        let usual = try parse("rate set ETH 0 CAD", RateSetVerb.self)
        #expect(usual.maxAge == 86_400)
        #expect(usual.haircut == 0)
        let other = try parse(
            "rate set ETH:testnet 1.5 CAD --max-age 5m --haircut 0%", RateSetVerb.self)
        #expect(other.asset == "ETH:testnet")
        #expect(other.price == 1_500_000_000_000_000_000)
        #expect(other.currency.code == "CAD")
        #expect(other.maxAge == 300)
        #expect(other.haircut == 0)
        _ = try parse("rate list", RateListVerb.self)
    }

    @Test func `pins a rate, and forces one, only where it says so`() throws {
        let usual = try parse("rate set USD 1.4 CAD", RateSetVerb.self)
        #expect(!usual.pin && !usual.force)
        #expect(try parse("rate set USD 1.4 CAD --pin", RateSetVerb.self).pin)
        #expect(try parse("rate set USD 1.4 CAD --force", RateSetVerb.self).force)
    }

    @Test func `shows budgets, of all or of one`() throws {
        #expect(try parse("budget show", BudgetShowVerb.self).agent == nil)
        let one = try parse("budget show --agent a --project p", BudgetShowVerb.self)
        #expect(one.agent?.text == "a")
        #expect(one.project?.text == "p")
    }

    @Test func `orders payments and quotes with the same words`() throws {
        let words =
            "--wallet ton/main --to UQ --amount 1.5 --asset TON --chain-data f.json "
            + "--comment hi --item seat --alternative a --alternative b --token-fd 4"
        let quote = try parse("quote " + words, QuoteVerb.self).order
        let pay = try parse("pay --key 0123456789abcdef " + words, PayVerb.self)
        #expect(pay.key == "0123456789abcdef")
        #expect(!pay.confirmDuplicate)
        #expect(try parse("pay --confirm-duplicate " + words, PayVerb.self).confirmDuplicate)
        #expect(throws: (any Error).self) {
            try parse("quote --confirm-duplicate " + words, QuoteVerb.self)
        }
        for order in [quote, pay.order] {
            #expect(order.wallet.text == "ton/main")
            #expect(order.to == "UQ")
            #expect(order.amount == "1.5")
            #expect(order.asset == "TON")
            #expect(order.chainData == "f.json")
            #expect(order.comment == "hi")
            #expect(order.item == "seat")
            #expect(order.alternative == ["a", "b"])
            #expect(order.tokenDescriptor == 4)
        }
    }

    @Test func `takes ten alternatives and no more`() throws {
        let words = "quote --wallet ton/main --to UQ --amount 1 --asset TON --chain-data -"
        let ten = String(repeating: " --alternative a", count: 10)
        #expect(try parse(words + ten, QuoteVerb.self).order.alternative.count == 10)
        #expect(throws: (any Error).self) {
            try parse(words + ten + " --alternative b", QuoteVerb.self)
        }
    }

    @Test func `reads the log and has it verified`() throws {
        let log = try parse("audit log --agent w --since 24h --follow", AuditLogVerb.self)
        #expect(log.agent?.text == "w")
        #expect(log.since == .ago(seconds: 86_400))
        #expect(log.follow)
        let verify = try parse("audit verify e.ndjson --key K --since c", AuditVerifyVerb.self)
        let replay = try parse("audit replay e.ndjson --key K --since c", AuditReplayVerb.self)
        for log in [verify.log, replay.log] {
            #expect(log.path == "e.ndjson")
            #expect(log.key == "K")
            #expect(log.since == "c")
        }
        #expect(try parse("audit verify", AuditVerifyVerb.self).log.path == nil)
        #expect(try parse("audit replay", AuditReplayVerb.self).log.path == nil)
        _ = try parse("audit key", AuditKeyVerb.self)
        _ = try parse("audit checkpoint", AuditCheckpointVerb.self)
        let acknowledge = try parse("audit acknowledge --reason off", AuditAcknowledgeVerb.self)
        #expect(acknowledge.why.reason == "off")
    }

    @Test func `makes keys of 32 hex digits, none twice`() {
        let keys = (0..<200).map { _ in PayVerb.randomKey() }
        #expect(Set(keys).count == 200)
        #expect(keys.allSatisfy { $0.utf8.count == 32 && $0.allSatisfy(\.isHexDigit) })
    }
}
