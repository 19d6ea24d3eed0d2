import Chains
import Foundation
import JSON
import Terms
import Testing

@testable import bursar

@Suite struct `A topic of the help` {
    @Test(arguments: HelpTopic.allCases)
    func `is printed, fits a terminal and has an example`(topic: HelpTopic) throws {
        let shown = try Transcript(["help", topic.rawValue])
        #expect(shown.status == 0)
        #expect(shown.err.isEmpty)
        #expect(shown.out.hasSuffix(topic.text))
        #expect(topic.text.hasSuffix("\n"))
        for line in topic.text.split(separator: "\n") {
            #expect(line.count <= 80, "\(line)")
        }
        #expect(topic.text.contains("\nExample: "))
    }

    @Test(arguments: HelpTopic.allCases)
    func `is a document with --json, wherever that stands`(topic: HelpTopic) throws {
        for words in [["help", topic.rawValue, "--json"], ["--json", "help", topic.rawValue]] {
            let json = try JSONReader.read(Array(try Transcript(words).out.utf8))
            #expect(json.at("topic") == .string(topic.rawValue))
            #expect(json.at("text") == .string(topic.text))
        }
    }

    @Test(arguments: [["help"], ["--help"], ["help", "frob"]])
    func `is listed beside the nouns`(words: [String]) throws {
        let shown = try Transcript(words)
        #expect(shown.status == 0)
        for topic in HelpTopic.allCases {
            #expect(shown.out.contains("\n  \(topic.rawValue) "), "\(topic)")
            #expect(shown.out.contains(topic.summary))
        }
        for node in CommandTree.all where node.path.count == 2 {
            #expect(shown.out.contains("\n  \(node.path[1]) "), "\(node)")
        }
    }

    @Test func `leaves commands to their own help`() throws {
        #expect(try Transcript(["help", "wallet"]).out.hasPrefix("OVERVIEW: Make wallets"))
        #expect(try Transcript(["help", "wallet", "create"]).out.contains("bursar wallet create"))
        // A noun and a topic: whoever asks may mean either.
        let both = try Transcript(["help", "policy"]).out
        #expect(both.hasPrefix("OVERVIEW: Check, apply and show the policy"))
        #expect(both.contains("\n\nA policy is one YAML file"))
    }

    @Test func `has every exit status`() {
        for status in [ExitStatus.done, .refused, .usage, .unreachable, .tampering] {
            #expect(HelpTopic.exitCodes.text.contains("\n  \(status.rawValue)  "))
        }
        #expect(!HelpTopic.exitCodes.text.contains("\n  5  "))
    }

    @Test func `has every variable that is read, and no other`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "Sources/bursar")
        let names = try #require(FileManager.default.enumerator(atPath: folder.path))
        var read: Set<String> = []
        for case let name as String in names where name.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for match in text.matches(of: /(?:variable\(|from: |getenv\()"([A-Z_]+)"/) {
                read.insert(String(match.1))
            }
        }
        let told = HelpTopic.environment.text.matches(of: /\n  ([A-Z_]+) +/).map { String($0.1) }
        #expect(Set(told) == read)
        #expect(told.count == read.count)
    }

    @Test func `shows the network objects of all chains, each one JSON object`() throws {
        let facts = try HelpTopic.networkFacts.blocks.map { try JSONReader.read(Array($0.utf8)) }
        let keys = facts.map { json -> [String] in
            guard case .object(let object) = json else { return [] }
            return object.members.map(\.key).sorted()
        }
        #expect(
            keys == [
                ["seqno", "valid_for"],
                [
                    "chain_id", "gas_limit", "max_fee_per_gas", "max_priority_fee_per_gas",
                    "nonce",
                ], ["fee_rate", "inputs"], ["order", "valid_for"],
            ])
        for chain in Chains.all {
            #expect(HelpTopic.networkFacts.text.contains("\n\(chain.name.text): "))
        }
        let key = [2] + (0..<31).map { _ in UInt8(0) } + [1]
        let name = try #require(WalletName("ethereum/main"))
        let wallet = WalletFacts(
            name: name, network: .mainnet, kind: "eoa", publicKey: key,
            account: try Ethereum.account(publicKey: key, network: .mainnet, kind: "eoa"))
        _ = try Ethereum.propose(
            ProposalRequest(
                wallet: wallet,
                intent: [
                    "kind": "transfer", "to": "0x52908400098527886E0F7030069857D2E4169EE7",
                    "amount": "0.01", "asset": "ETH",
                ],
                network: facts[1], now: Moment(seconds: 1_790_000_000)))
    }
}
