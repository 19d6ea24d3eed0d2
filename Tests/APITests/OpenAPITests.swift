@testable import API
import Chains
import Foundation
import JSON
import Payment
import Terms
import Testing
import Wire

/// The document against the code; scripts/check-openapi holds it against a running daemon.
@Suite struct `The document of the agent door` {
    /// A status and the title that goes with it.
    private struct Word: Hashable {
        let status: Int
        let title: String
    }

    private let document: OpenAPIDocument

    init() throws { document = try OpenAPIDocument() }

    @Test func `has every path with its method, and no other`() {
        var paths: [String: DoorRequest.Method] = [:]
        for (path, operations) in document.members("paths") {
            for method in (operations as? [String: Any] ?? [:]).keys {
                paths[path] = DoorRequest.Method(rawValue: method.uppercased())
            }
        }
        #expect(paths == Door.agentPaths)
    }

    @Test func `has every problem that the door can answer, and no other`() {
        var words: Set<Word> = []
        for response in document.members("components", "responses").values {
            let content = (response as? [String: Any])?["content"] as? [String: Any]
            let media = content?["application/problem+json"] as? [String: Any]
            let schema = document.resolved(media?["schema"]) as? [String: Any]
            let properties = schema?["properties"] as? [String: Any] ?? [:]
            for title in document.values(properties["title"], String.self) {
                for status in document.values(properties["status"], Int.self) {
                    words.insert(Word(status: status, title: title))
                }
            }
        }
        #expect(words == Set(Self.problems.map { Word(status: $0.status, title: $0.title) }))
    }

    /// One of each; a new case of an error makes its table in ErrorTableTests fail to compile first.
    private static let problems: [Problem] =
        [
            PaymentError.malformed(FieldError(path: "a", clause: "b")), .notFound,
            .idempotencyConflict, .frozen("why"), .unknownCaller,
            .signingFailed(PaymentID(moment: Moment(seconds: 1), randomness: 2)),
            .ledgerUnavailable, .dayIsOver(rule: "a.b", detail: "c", hint: "d", retryAfter: 1),
        ].map { Problem.from($0) }
        + [
            RequestFault.malformed("a"), .methodUnknown(taken: [.get]), .targetTooLarge(1),
            .headersTooLarge(1), .bodyTooLarge(1), .expectationUnknown, .tooSlow(1), .busy("a"),
            .unknownCaller("a"),
        ].map(\.problem)
        + [.sealed, .unknownCaller, .notFound, .tooManyRequests, .refused(JSONObject())]

    @Test func `has in each operation what HTTP and the door itself may answer`() {
        let common: Set = [
            "400", "401", "405", "408", "413", "414", "417", "429", "431", "503",
        ]
        let own: [String: Set<String>] = [
            "pay": ["200", "202", "403", "404", "409", "500"], "quote": ["200", "404"],
            "payment": ["200", "404"], "wallet": ["200", "403", "404"], "report": ["200", "404"],
            "redeem": ["200", "403", "404"], "self": ["200"], "prompt": ["200"],
            "secret": ["200", "403", "404"], "groupedSecret": ["200", "403", "404"],
        ]
        var found: [String: Set<String>] = [:]
        for path in document.members("paths").values {
            for operation in (path as? [String: [String: Any]] ?? [:]).values {
                let responses = operation["responses"] as? [String: Any] ?? [:]
                found[operation["operationId"] as? String ?? ""] = Set(responses.keys)
            }
        }
        #expect(found == own.mapValues { $0.union(common) })
    }

    @Test func `has a form of payment for every chain, with its assets`() throws {
        var assets: [String: Set<String>] = [:]
        for name in document.members("components", "schemas").keys
        where name.hasSuffix("Payment")
            && !["Payment", "SignedPayment", "WaitingPayment"].contains(name)
        {
            let path = ["components", "schemas", name, "properties"]
            let properties = document.members(path[0], path[1], path[2], path[3])
            let wallet = properties["wallet"] as? [String: Any]
            let format = try #require(wallet?["format"] as? String)
            let chain = String(format.dropLast("-wallet".count))
            #expect(try fits("\(chain)/main", wallet))
            assets[chain] = Set(
                document.values(
                    document.at(path[0], path[1], path[2], path[3], "intent", "properties", "asset")
                ))
            #expect(try fits("\(chain)/main", document.at("components", "schemas", "Wallet")))
        }
        let known = Chains.all.map { chain in
            (
                chain.name.text,
                Set(Network.allCases.flatMap { chain.assets(network: $0).map(\.id) })
            )
        }
        #expect(assets == Dictionary(uniqueKeysWithValues: known))
        let forms = document.at("components", "schemas", "Payment", "oneOf") as? [Any]
        #expect(forms?.count == Chains.all.count)
    }

    @Test func `names every rule of the gate`() throws {
        let folder = OpenAPIDocument.root.appending(path: "Sources/Gate/Rules")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        var rules: Set<String> = []
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for match in text.matches(of: /"([a-z-]+\.[a-z-]+)"/) { rules.insert(String(match.1)) }
        }
        let examples = document.at("components", "schemas", "Rule", "examples") as? [String]
        #expect(Set(examples ?? []) == rules)
        #expect(rules.count >= 12)
    }

    /// Whether a text is of the form of a schema.
    private func fits(_ text: String, _ schema: Any?) throws -> Bool {
        let pattern = try #require((document.resolved(schema) as? [String: Any])?["pattern"])
        let regex = try Regex(try #require(pattern as? String))
        return try regex.wholeMatch(in: text) != nil
    }

    @Test(arguments: [
        "0123456789abcdef", "0123456789abcde", String(repeating: "k", count: 128),
        String(repeating: "k", count: 129), "A_b-0123456789012", "0123456789 abcdef", "",
        "0123456789abcdé!",
    ])
    func `has the form of a key`(text: String) throws {
        let schema = document.at("components", "parameters", "IdempotencyKey", "schema")
        #expect(try fits(text, schema) == (IdempotencyKey(text) != nil))
    }

    @Test(arguments: [
        "01J8BRSKF0P0BECGSE5JWAK11T", "81J8BRSKF0P0BECGSE5JWAK11T", "01J8BRSKF0P0BECGSE5JWAK11",
        "01j8brskf0p0becgse5jwak11t", "01J8BRSKF0P0BECGSE5JWAK1IT", "",
    ])
    func `has the form of a payment's id`(text: String) throws {
        let schema = document.at("components", "schemas", "PaymentID")
        #expect(try fits(text, schema) == (PaymentID(text) != nil))
    }

    @Test(arguments: ["a", "-a", "a-1", "A", "", "1", String(repeating: "a", count: 64), "a_b"])
    func `has the form of names`(text: String) throws {
        let agent = document.at("components", "schemas", "Agent")
        #expect(try fits(text, agent) == (AgentName(text) != nil))
        let wallet = document.at("components", "schemas", "Wallet")
        #expect(try fits("ton/" + text, wallet) == (WalletName("ton/" + text) != nil))
    }

    @Test(arguments: [
        "1", "1.5", "0.000000000000000001", "1.0", "01", "1.", ".5", "-1", "+1", "1e3", "",
        String(repeating: "9", count: 30), String(repeating: "9", count: 31), "0", "0.0", "0.00",
    ])
    func `has the form of an amount`(text: String) throws {
        let schema = document.at(
            "components", "schemas", "EthereumPayment", "properties", "intent", "properties",
            "amount")
        var isAmount = false
        do throws(AmountError) {
            isAmount = try DecimalText.parse(text, decimals: 18) > 0
        } catch {
            // Of the form, and more than there is of anything: a rule refuses it.
            isAmount = error == .tooLarge
        }
        #expect(try fits(text, schema) == isAmount)
    }

    @Test func `has the schemes, the header and the media types that are spoken`() {
        #expect(
            document.at("components", "securitySchemes", "token", "scheme") as? String == "bearer")
        for response in document.members("components", "responses").values {
            let content = (response as? [String: Any])?["content"] as? [String: Any] ?? [:]
            #expect(Array(content.keys) == [Problem.contentType])
        }
        let headers = document.members("components", "responses").compactMapValues {
            ($0 as? [String: Any])?["headers"] as? [String: Any]
        }
        #expect(
            headers.mapValues { Array($0.keys) } == [
                "UnknownCaller": ["WWW-Authenticate"], "MethodNotAllowed": ["Allow"],
                "TooManyRequests": ["Retry-After"],
            ])
    }
}
