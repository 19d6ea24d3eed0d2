@testable import Chains
@testable import Gate
@testable import Keyroom
import Terms
import Testing

/// A wallet with a fresh key, and clearances for it that only a test can make.
struct TestWallet: Sendable {
    let ring: Keyring
    let facts: WalletFacts
    let record: SealedRecord

    static let entry = EntryID(seq: 41, leaf: digest(7))

    static func digest(_ number: Int) -> Digest32 {
        guard let digest = Digest32([UInt8](repeating: UInt8(number), count: 32)) else {
            preconditionFailure("thirty-two bytes")
        }
        return digest
    }

    init(scheme: SigningScheme = .ecdsaSecp256k1, ring: Keyring? = nil) throws {
        let ring =
            try ring
            ?? Keyring(
                vault: [UInt8](repeating: 3, count: 16), secretClass: .wallet, term: 1,
                key: SecretBytes.random(32))
        let key = try SecretBytes.random(32)
        let publicKey = try KeyMaker().publicKey(of: key, scheme: scheme)
        let id = Array("wallet/ethereum/main/key".utf8)
        let network = Network.mainnet
        let name = try #require(WalletName("ethereum/main"))
        self.ring = ring
        facts = WalletFacts(
            name: name, network: network, kind: "eoa", publicKey: publicKey,
            account: Account(
                chain: name.chain, network: network, bytes: [1], text: "0x1"))
        record = SealedRecord(
            table: "records", id: id, version: 1,
            blob: try ring.seal(key, table: "records", id: id, version: 1))
    }

    func room(benches: Int = 1) throws -> Room<TestProof> {
        let room = try Room<TestProof>(keyring: ring, benches: benches)
        room.install(facts.name, record)
        return room
    }

    func proposal(digests: Int = 1, chain: String = "ethereum") -> Proposal {
        let asset = Asset(
            symbol: "ETH", chain: facts.name.chain, network: .mainnet, decimals: 18)
        let amount = AssetAmount(asset: asset, atoms: 1)
        return Proposal(
            chain: ChainName(chain), wallet: facts, payload: [],
            digests: (0..<digests).map(TestWallet.digest), payee: facts.account, value: amount,
            fee: amount, worstCase: [amount], exclusivityClass: "", validUntil: nil)
    }

    func clearance(digests: Int = 1, chain: String = "ethereum") -> Clearance {
        Clearance(
            entry: TestWallet.entry, proposal: proposal(digests: digests, chain: chain))
    }
}
