import JSON
import Terms
import Testing
import Wire

@Suite struct `A request for a wallet` {
    private func fault(_ json: JSON) -> String? {
        do throws(FieldError) {
            _ = try WalletRequest(json)
            return nil
        } catch { return error.path }
    }

    @Test func `names a chain, and what follows the agent's name`() throws {
        let agent = try #require(AgentName("a-b"))
        #expect(try WalletRequest(["chain": "ton"]).name(for: agent)?.text == "ton/a-b")
        let second = try WalletRequest(["chain": "ton", "suffix": "tips-2"])
        #expect(second.name(for: agent)?.text == "ton/a-b-tips-2")
        let long = try #require(AgentName(String(repeating: "a", count: 31)))
        #expect(try WalletRequest(["chain": "ton"]).name(for: long) != nil)
        #expect(second.name(for: long) == nil)
    }

    // A slash or a space would be another name than the one that was asked about.
    @Test func `is of no other form`() {
        for (json, field): (JSON, String) in [
            ([:], "chain"), (["chain": 1], "chain"), (["chain": ""], "chain"),
            (["chain": "TON"], "chain"), (["chain": "ton/x"], "chain"),
            (["chain": .string(String(repeating: "t", count: 33))], "chain"),
            (["chain": "ton", "suffix": ""], "suffix"), (["chain": "ton", "suffix": 2], "suffix"),
            (["chain": "ton", "suffix": "a/b"], "suffix"),
            (["chain": "ton", "suffix": "ß"], "suffix"),
            (["chain": "ton", "suffix": "a b"], "suffix"),
            (["chain": "ton", "suffix": .string(String(repeating: "t", count: 33))], "suffix"),
            (["chain": "ton", "name": "x"], "name"), (["chain": "ton", "suffix": .null], "suffix"),
            ([], ""),
        ] { #expect(fault(json) == field, "\(json)") }
    }
}
