/// Who and what all stories are about; everything is named by its index.
enum Cast {
    /// Agents, by name.
    static let agents = ["agent-0", "agent-1", "agent-2"]
    /// Each agent's project.
    static let projectOf = [0, 0, 1]
    /// Projects, by name.
    static let projects = ["project-0", "project-1"]
    /// Wallets, by name; the first two pay ether, the third a test network's.
    static let wallets = ["ethereum/main", "ethereum/spare", "ethereum/test"]
    /// Each wallet's asset.
    static let assetOf = [0, 0, 1]
    /// Assets, by id.
    static let assets = ["ETH", "ETH:testnet"]
    /// The place of the dollar among the things that have a price.
    static let dollar = 2
    /// Accounts that are paid: addresses of digits alone, which need no checksum.
    static let payees = (1...5).map { "0x" + String(repeating: String($0), count: 40) }
    /// When stories begin: Wednesday, 2026-10-07, 09:00 UTC, nanoseconds since 1970.
    static let beginning: Int64 = 1_791_363_600_000_000_000
    /// Nanoseconds in a second, and nano-units in a unit.
    static let billion: Int64 = 1_000_000_000
}
