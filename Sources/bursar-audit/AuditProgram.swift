import ArgumentParser

/// The auditor's program: checks a log offline, with no vault code and no key but the verifier's.
@main
struct AuditProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bursar-audit",
        abstract: "Checks a Bursar log against its signed checkpoints and its own rules.",
        discussion: """
            Exit status: 0 nothing found, 1 failed, 2 usage, 3 unreachable, 4 tampering found.

            Example: bursar-audit verify log.ndjson --key "$(cat verifier-key.txt)"
            """,
        subcommands: [
            Verify.self, Replay.self, Receipt.self, Handovers.self, Open.self, Diff.self,
            Export.self, WitnessCommand.self,
        ])

    /// Replaces the parser's own main, which answers 64 to a mistake in the arguments.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            // Asking for help is an error to the parser, and the one that succeeds.
            let isHelp = exitCode(for: error) == .success
            if isHelp { Output.finish(fullMessage(for: error), status: 0) }
            Output.complain("bursar-audit: usage: \(clause(message(for: error)))")
            Output.complain("hint: bursar-audit \(verb)--help")
            Output.exit(2)
        }
    }

    /// The command that was asked for, where there is such a one, and a space.
    private static var verb: String {
        let asked = CommandLine.arguments.dropFirst().first
        let verbs = [
            "verify", "replay", "receipt", "handovers", "open", "diff", "export", "witness",
        ]
        return verbs.first { $0 == asked }.map { $0 + " " }
            ?? ""
    }

    /// The parser's sentence in the form all errors here have: no capital first letter, no full stop.
    private static func clause(_ message: String) -> String {
        var text = message.split(separator: "\n").first.map(String.init) ?? "not understood"
        if text.hasSuffix(".") { text.removeLast() }
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
