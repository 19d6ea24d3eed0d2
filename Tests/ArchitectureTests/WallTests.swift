import Testing

@Suite struct `The walls` {
    private func file(_ path: String, _ text: String) -> SwiftFile {
        SwiftFile(path: "Sources/\(path)", text: text)
    }

    @Test func `let nothing but a commit prove durability`() {
        let forged = Walls.forgedProofs(in: Repository.sources)
        #expect(forged.isEmpty, "\(forged.report)")
        // Until there is a payment to sign, nobody has to bring a proof.
        guard Repository.modules.contains("Payment") else { return }
        let genuine = Repository.sources.first { $0.path == Walls.proof }
        #expect(genuine?.conformances(to: "DurabilityProof").count == 1)
    }

    @Test func `let clearances come from the gate and proposals from the chains`() {
        let findings = Walls.constructions(in: Repository.sources)
        #expect(findings.isEmpty, "\(findings.report)")
    }

    @Test(arguments: [
        "struct Fake: DurabilityProof {}", "extension EntryID: Sendable, DurabilityProof {}",
        "final class Fake<T: Sendable>: Base,\n    Terms.DurabilityProof where T: Hashable {}",
        "protocol Sneaky: DurabilityProof {}",
    ])
    func `find a forged proof`(text: String) {
        #expect(Walls.forgedProofs(in: [file("Payment/Fake.swift", text)]).count == 1)
        #expect(Walls.forgedProofs(in: [file("Ledger/Committed.swift", text)]) == [])
    }

    @Test(arguments: [
        "public protocol DurabilityProof: Sendable {}", "struct Room<Proof: DurabilityProof> {}",
        "struct Room<P>: Sendable where P: DurabilityProof {}", "// struct A: DurabilityProof {}",
        "func sign(_ proof: any DurabilityProof) {}",
    ])
    func `do not mistake asking for a proof for being one`(text: String) {
        #expect(Walls.forgedProofs(in: [file("Keyroom/Room.swift", text)]) == [])
    }

    @Test(arguments: [
        "let c = Clearance(entry: e, proposal: p)", "let make = Clearance.init",
        "f(Proposal(chain: c))", "let p = Chains.Proposal.init(chain: c)",
    ])
    func `find one made elsewhere`(text: String) {
        #expect(Walls.constructions(in: [file("Payment/A.swift", text)]).count == 1)
    }

    @Test func `let each be named anywhere and made at home`() {
        let named = "func sign(_ c: consuming Clearance) -> Proposal { [Proposal]() }"
        #expect(Walls.constructions(in: [file("Keyroom/A.swift", named)]) == [])
        #expect(Walls.constructions(in: [file("Gate/A.swift", "Clearance(entry: e)")]) == [])
        #expect(Walls.constructions(in: [file("Gate/A.swift", "Proposal(chain: e)")]).count == 1)
    }
}
