internal import JSON
import Glibc
import Synchronization

/// Bursar: a development vault in a directory of its own, served by the real daemon, commanded by
/// the real command line, and asked at the agent door.
final class BursarWallet: WalletUnderTest {
    struct State {
        /// The daemon that runs, or ran last.
        var daemon: Child?
        /// The clock daemons are started by; the machine's own if none.
        var clock: FalseClock?
        /// The agents' tokens.
        var tokens: [String: String] = [:]
    }

    let name = "bursar"
    /// Where `bursard` and `bursar` stand.
    let programs: String
    let place: Workplace
    /// The directory of the sockets.
    let run: String
    let state: Mutex<State>

    /// The vault's directory.
    var home: String { "\(place.path)/v" }
    /// The file the passphrase is read from.
    var passphrase: String { "\(place.path)/passphrase" }

    /// A wallet that is yet to be founded.
    convenience init(programs: String) throws(Trouble) {
        let place = try Workplace()
        self.init(programs: programs, place: place, run: "\(place.path)/r", State())
    }

    /// A wallet, or another daemon on the files of one.
    init(programs: String, place: Workplace, run: String, _ state: State) {
        self.programs = programs
        self.place = place
        self.run = run
        self.state = Mutex(state)
    }

    func found() throws(Trouble) {
        let word = (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }
        try place.write(word.joined(), to: passphrase)
        try bursar(
            ["init", "--development", "--passphrase-fd", "0", "--json"], input: passphrase)
        try start()
    }

    func openAccounts() throws(Trouble) {
        try bursar(["wallet", "create", "main", "--chain", "ethereum", "--json"])
        try bursar([
            "wallet", "create", "trial", "--chain", "ethereum", "--network", "testnet", "--json",
        ])
    }

    func allow(_ plan: SpendingPlan) throws(Trouble) {
        let file = place.file("policy")
        try place.write(BursarPolicy.text(plan), to: file)
        try bursar(["policy", "apply", file, "--json"])
        for agent in plan.agents.keys.sorted() {
            guard state.withLock({ $0.tokens[agent] == nil }) else { continue }
            let added = try bursar(["agent", "add", agent, "--project", plan.project, "--json"])
            guard let token = added.text("token") else { throw .broken("agent add: no token") }
            state.withLock { $0.tokens[agent] = token }
        }
    }

    func set(_ price: Price, of coin: Coin, maxAge: UInt64) throws(Trouble) {
        try bursar([
            "rate", "set", BursarRequest.assets[coin] ?? "", price.perEther.exact, "CAD",
            "--max-age", "\(maxAge)s", "--json",
        ])
    }

    func destroy() {
        kill()
        place.remove()
    }

    /// Runs a command of the owner's; what it printed as a document.
    @discardableResult
    func bursar(
        _ words: [String], input: String? = nil, statuses: Set<Int32> = [0]
    ) throws(Trouble) -> JSON {
        let streams = place.file("bursar")
        let status = try Child(
            "\(programs)/bursar", ["--home", home, "--run", run] + words, input: input,
            streams: streams
        ).wait()
        let output = place.read(streams + ".out")
        guard statuses.contains(status) else {
            let said = output + place.read(streams + ".err")
            throw .broken("bursar \(words.joined(separator: " ")): \(status) \(said)")
        }
        return (try? JSONReader.read(Array(output.utf8))) ?? .null
    }
}
