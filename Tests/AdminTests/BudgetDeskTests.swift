import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The budgets` {
    private let two = """

          lab:
            timezone: UTC
            limit: {amount: "7.00", per: month}
            pools: {reserve: "2.00", emergency: "1.00"}
            agents:
              mouse:
                limit: {amount: "3.00", per: hour}
                wallets: [ethereum/main]
                payees: any
        """

    private func premises() throws -> Premises {
        let (premises, _) = try Premises.ready()
        _ = try premises.office.applyPolicy(Premises.policy(more: two), by: Premises.admin)
        try premises.addAgent("mouse", project: "lab")
        return premises
    }

    private func scopes(_ reply: JSONObject) -> [String] {
        guard case .array(let list)? = reply["budgets"] else { return [] }
        return list.map { $0["scope"]?.text ?? "" }
    }

    @Test func `of a vault without policy are none`() throws {
        let premises = try Premises.found()
        try premises.unseal()
        #expect(
            try premises.office.budgets(agent: nil, project: nil).canonical
                == #"{"budgets":[],"currency":null,"exposures":[]}"#)
    }

    @Test func `are all of the policy's, projects by name, each before its agents`() throws {
        let reply = try premises().office.budgets(agent: nil, project: nil)
        #expect(scopes(reply) == ["project/lab", "agent/mouse", "project/shop", "agent/buyer"])
        #expect(reply["currency"] == "CAD")
        #expect(
            reply["budgets"]?[0] == [
                "scope": "project/lab", "per": "month", "limit": "4", "committed": "0",
                "remaining": "4", "resets_at": "2026-12-01T00:00:00Z",
            ])
        // Toronto is five hours behind in November.
        #expect(reply["budgets"]?[3]?["resets_at"] == "2026-11-24T05:00:00Z")
    }

    @Test func `of one agent are its path, of one project its members`() throws {
        let office = try premises().office
        #expect(
            try scopes(office.budgets(agent: "mouse", project: nil))
                == ["agent/mouse", "project/lab"])
        #expect(
            try scopes(office.budgets(agent: nil, project: "shop"))
                == ["project/shop", "agent/buyer"])
        #expect(
            try scopes(office.budgets(agent: "mouse", project: "lab"))
                == ["agent/mouse", "project/lab"])
        #expect(try scopes(office.budgets(agent: "mouse", project: "shop")) == [])
    }

    @Test(
        arguments: [("nobody", nil), ("", nil), (nil, "nothing"), (nil, "Shop")]
            as [(String?, String?)])
    func `of what the policy does not have are not there`(agent: String?, project: String?) throws {
        let office = try premises().office
        #expect(refusal { _ = try office.budgets(agent: agent, project: project) } == .notFound)
    }
}
