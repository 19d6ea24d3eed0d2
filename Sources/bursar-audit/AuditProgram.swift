import ArgumentParser

/// The auditor's program: checks a log offline, with no vault code and no key but the verifier's.
@main
struct AuditProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bursar-audit",
        abstract: "Checks a Bursar log against its signed checkpoints.",
        discussion: """
            Exit status: 0 nothing found, 1 failed, 2 usage, 3 unreachable, 4 tampering found.

            Example: bursar-audit verify log.ndjson --key "$(cat verifier-key.txt)"
            """,
        subcommands: [Verify.self])

    /// Replaces the parser's own main, which answers 64 to a mistake in the arguments.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            // Asking for help is an error to the parser, and the one that succeeds.
            let isHelp = exitCode(for: error) == .success
            let message = fullMessage(for: error)
            if isHelp { Output.finish(message, status: 0) }
            Output.complain(message)
            Output.exit(2)
        }
    }
}
