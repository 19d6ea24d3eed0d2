import Gate
import Policy
import Testing

@Suite struct `Who must agree` {
    private static let alice =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
    private static let bob =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"

    private static func yaml(_ control: String) -> String {
        "version: 1\ncurrency: CAD\ncontrol: \(control)\nprojects: {}\n"
    }

    @Test func `is said by keys as ssh-keygen writes them`() throws {
        let text =
            "{approvals: 2, approvers: {alice: \"\(Self.alice) alice@home\", bob: \"\(Self.bob)\"}}"
        let control = try #require(try PolicyFixtures.read(Self.yaml(text)).control)
        #expect(control.approvals == 2)
        #expect(control.approvers.keys.sorted() == ["alice", "bob"])
        #expect(control.approvers["alice"] == ControlPolicy.key(Self.alice))
        #expect(control.approvers["bob"] == ControlPolicy.key(Self.bob))
        #expect(control.sparesNobody)
    }

    @Test func `is warned of where one lost key would shut the policy`() throws {
        let two = "approvers: {alice: \"\(Self.alice)\", bob: \"\(Self.bob)\"}"
        let warnings = { (approvals: Int) throws in
            OvercommitReport(
                try PolicyFixtures.read(Self.yaml("{approvals: \(approvals), \(two)}"))
            ).warnings
        }
        #expect(try warnings(2).first?.hasPrefix("control: all 2 approvers") == true)
        #expect(try warnings(1).isEmpty)
    }

    @Test func `is nobody where nothing is said`() throws {
        #expect(try PolicyFixtures.read("version: 1\ncurrency: CAD\nprojects: {}\n").control == nil)
    }

    @Test func `survives the form that the log keeps`() throws {
        let text = "{approvals: 1, approvers: {alice: \"\(Self.alice)\", bob: \"\(Self.bob)\"}}"
        let policy = try PolicyFixtures.read(Self.yaml(text))
        let again = try BudgetPolicy(
            canonical: policy.canonical, zones: { _ in nil }, accounts: { _ in nil })
        #expect(again == policy)
        #expect(!(again.control?.sparesNobody ?? true))
    }

    @Test(arguments: [
        ("{}", "is missing"), ("{approvals: 2}", "is missing"),
        ("{approvals: 1, approvers: {}}", "names no approver"),
        ("{approvers: {alice: \"\(alice)\"}}", "is missing"),
        ("{approvals: 2, approvers: {alice: \"\(alice)\"}}", "outside 1 to 1"),
        ("{approvals: 0, approvers: {alice: \"\(alice)\"}}", "outside 1 to 1"),
        ("{approvals: \"1\", approvers: {alice: \"\(alice)\"}}", "must be a whole number"),
        ("{approvals: 1, approvers: {Alice: \"\(alice)\"}}", "is no approver's name"),
        ("{approvals: 1, approvers: {alice: ssh-rsa AAAA}}", "is no SSH key"),
        (
            "{approvals: 2, approvers: {alice: \"\(alice)\", bob: \"\(alice)\"}}",
            "another approver's key"
        ),
        ("{approvals: 1, approvers: {alice: \"\(alice)\"}, quorum: 2}", "is not a known key"),
        ("[]", "must be a mapping"),
    ])
    func `is refused where it can't be held`(text: String, clause: String) throws {
        let mistakes = PolicyFixtures.mistakes(Self.yaml(text))
        #expect(mistakes.contains { $0.clause.contains(clause) }, "\(mistakes)")
        #expect(mistakes.allSatisfy { !$0.hint.isEmpty })
    }
}
