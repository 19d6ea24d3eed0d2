internal import ArgumentParser
internal import JSON
import Glibc

/// Attacks a live daemon in every way that has broken a wallet's budget, and shows by how much each
/// went over.
@main
struct Gauntlet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bursar-gauntlet",
        abstract: "Tries to get more out of a wallet than its budgets hold.",
        discussion: """
            Runs each attack on a new development vault with the bursard and bursar that stand \
            beside this program, counts what every released signature can cost, and prints by how \
            much a budget was exceeded.

            Exit status: 0 every attack was made and every budget held, 1 not so, 2 usage.

            Example: bursar-gauntlet --only restart
            """)

    @Option(
        help: ArgumentHelp("Make this attack alone; may be repeated.", valueName: "name"))
    var only: [String] = []

    @Flag(help: "Print one JSON document.")
    var json = false

    @Flag(help: "Print the attacks' names and what they try, and make none.")
    var list = false

    @Option(
        help: ArgumentHelp("Where bursard and bursar are, if not beside.", valueName: "directory"))
    var programs: String?

    mutating func validate() throws {
        let names = Set(AttackList.all.map(\.name))
        if let stranger = only.first(where: { !names.contains($0) }) {
            throw ValidationError("no attack is called \(stranger): see --list")
        }
        let directory = programs ?? Programs.beside
        guard list || Programs.areIn(directory) else {
            throw ValidationError("bursard and bursar are not in \(directory): see --programs")
        }
    }

    mutating func run() throws {
        let attacks = AttackList.all.filter { only.isEmpty || only.contains($0.name) }
        guard !list else {
            return Gauntlet.say(
                attacks.map { "\($0.name): \($0.sentence)\n" }.joined(), to: STDOUT_FILENO)
        }
        var rows: [Row] = []
        for attack in attacks {
            Gauntlet.say("\(attack.name): \(attack.sentence)\n", to: STDERR_FILENO)
            rows.append(Row(attack, on: try BursarWallet(programs: programs ?? Programs.beside)))
        }
        let report = Report(wallet: "bursar", rows: rows)
        let document = String(decoding: JSONWriter.write(report.json), as: UTF8.self) + "\n"
        Gauntlet.say(json ? document : report.table, to: STDOUT_FILENO)
        if !report.held { throw ExitCode(1) }
    }

    /// Replaces the parser's own main, which answers 64 to a mistake in the arguments.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            let code = exitCode(for: error)
            let text = fullMessage(for: error)
            if !text.isEmpty {
                say(text + "\n", to: code == .success ? STDOUT_FILENO : STDERR_FILENO)
            }
            Glibc.exit(code == .success ? 0 : code == .validationFailure ? 2 : 1)
        }
    }

    /// Writes at once: print() holds back what goes to a pipe.
    private static func say(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes[done...].withUnsafeBytes {
                unsafe write(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            done += count
        }
    }
}
