import Testing

@Suite struct `Outside the key room` {
    private static let modules = ["Chains", "Gate", "JSON", "Keyroom", "Terms"]

    @Test func `a clearance and a proof sign`() throws {
        let said = try Snippet.compile(
            """
            func pay<P: DurabilityProof>(
                _ room: Room<P>, _ clearance: consuming Clearance, _ proof: P
            ) throws -> [Signature] {
                try room.sign(clearance, durable: proof)
            }
            func keep(_ secret: consuming SecretBytes) throws -> MacKey { try MacKey(key: secret) }
            """, imports: Self.modules)
        #expect(said.isEmpty, "\(said)")
    }

    @Test func `an entry is made of what its function takes`() throws {
        let said = try Snippet.compile(
            "func freeze(_ why: String) -> Event { .vaultFreeze(true, reason: why) }",
            imports: Self.modules)
        #expect(said.isEmpty, "\(said)")
    }

    /// Lines that must not compile, and a part of what the compiler says to them.
    private static let forbidden = [
        (
            "func forge(_ entry: EntryID, _ proposal: Proposal) -> Clearance { "
                + "Clearance(entry: entry, proposal: proposal) }",
            "inaccessible due to 'internal' protection level"
        ),
        (
            "func forge(_ wallet: WalletFacts, _ amount: AssetAmount) -> Proposal { "
                + "Proposal(chain: wallet.name.chain, wallet: wallet, payload: [], digests: [], "
                + "payee: wallet.account, value: amount, fee: amount, worstCase: [], "
                + "exclusivityClass: \"\", validUntil: nil) }",
            "inaccessible due to 'internal' protection level"
        ),
        (
            "func copy(_ clearance: borrowing Clearance) -> Clearance { clearance }",
            "'clearance' is borrowed and cannot be consumed"
        ),
        (
            "func twice<P: DurabilityProof>(_ room: Room<P>, _ c: consuming Clearance, _ p: P) "
                + "throws { _ = try room.sign(c, durable: p); _ = try room.sign(c, durable: p) }",
            "consumed more than once"
        ),
        (
            "func unproven<P: DurabilityProof>(_ room: Room<P>, _ c: consuming Clearance) throws "
                + "{ _ = try room.sign(c) }",
            "missing argument for parameter 'durable'"
        ),
        (
            "func other<P: DurabilityProof, Q: DurabilityProof>(_ room: Room<P>, "
                + "_ c: consuming Clearance, _ q: Q) throws { _ = try room.sign(c, durable: q) }",
            "cannot convert value of type 'Q'"
        ),
        (
            "func direct<P: DurabilityProof>(_ room: Room<P>, _ proposal: Proposal) throws "
                + "{ _ = try room.signatures(for: proposal, .ed25519) }",
            "inaccessible due to 'internal' protection level"
        ),
        (
            "func show(_ s: borrowing SecretBytes) { print(s) }",
            "argument type 'SecretBytes' does not conform to expected type 'Copyable'"
        ),
        (
            "func show(_ s: borrowing SecretBytes) -> String { \"\\(s)\" }",
            "'SecretBytes'"
        ),
        (
            "func copy(_ s: borrowing SecretBytes) -> SecretBytes { s }",
            "'s' is borrowed and cannot be consumed"
        ),
        (
            "func peek(_ s: borrowing SecretBytes) -> UInt8 { s.address[0] }",
            "inaccessible due to 'internal' protection level"
        ),
        (
            "func list(_ s: consuming SecretBytes) -> [SecretBytes] { [s] }",
            "'SecretBytes' does not conform to protocol 'Copyable'"
        ),
        (
            "struct Failure: Error { let secret: SecretBytes }",
            "has non-Copyable type 'SecretBytes'"
        ),
        (
            "func code(_ s: borrowing SecretBytes) -> any Encodable { s }",
            "'SecretBytes'"
        ),
        // The class `absent`: what is secret has no way into an entry, and nobody else puts a body together.
        (
            "func log(_ s: borrowing SecretBytes) -> Event { .vaultFreeze(true, reason: s) }",
            "cannot convert value of type 'SecretBytes' to expected argument type 'String'"
        ),
        (
            "func log(_ s: borrowing SecretBytes) -> Event { .observerAdded(\"o\", publicKey: s) }",
            "cannot convert value of type 'SecretBytes' to expected argument type '[UInt8]'"
        ),
        (
            "func log(_ b: JSONObject) -> Event { Event(kind: \"secret.put\", body: b) }",
            "inaccessible due to 'internal' protection level"
        ),
        (
            "func log(_ text: String) -> Commitment { Commitment(digest: text) }",
            "extra argument 'digest' in call"
        ),
        (
            "func log(_ s: borrowing SecretBytes) -> Commitment { "
                + "Commitment(to: \"x\", salt: s) }",
            "cannot convert value of type 'SecretBytes' to expected argument type '[UInt8]'"
        ),
        (
            "func leak(_ ring: Keyring, _ bench: inout Bench) {}",
            "cannot find type 'Bench' in scope"
        ),
    ]

    @Test(arguments: forbidden)
    func `does not compile`(lines: String, says: String) throws {
        let said = try Snippet.compile(lines, imports: Self.modules)
        #expect(said.contains(says), "\(lines)\n\(said)")
    }
}
