import Terms

/// A proof that says what a test wants.
struct TestProof: DurabilityProof {
    let covers: Bool

    func covers(_ entry: EntryID) -> Bool { covers }
}
