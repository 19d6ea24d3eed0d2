import ArgumentParser
import JSON

/// The whole program as a function of its arguments.
enum Program {
    /// Parses and performs one command line; says what went wrong and returns how the process ends.
    static func run(_ arguments: [String], output: Output) -> ExitStatus {
        if let topic = HelpTopic(askedBy: arguments) {
            show(topic, output, json: arguments.contains("--json"))
            return .done
        }
        let command: any ParsableCommand
        do {
            command = try Bursar.parseAsRoot(arguments)
        } catch {
            return explain(error, output)
        }
        guard let verb = command as? any Verb else {
            // A noun without a verb: its help, as ArgumentParser gives it.
            var noun = command
            do {
                try noun.run()
            } catch {
                return explain(error, output)
            }
            return .done
        }
        let session = Session(options: verb.options, output: output)
        do throws(Failure) {
            try verb.perform(session)
            return .done
        } catch {
            session.report(error)
            return error.status
        }
    }

    /// Help, versions and completion scripts are answers; the rest is a mistake in the command
    /// line.
    private static func explain(_ error: any Error, _ output: Output) -> ExitStatus {
        let full = Bursar.fullMessage(for: error)
        guard !Bursar.exitCode(for: error).isSuccess else {
            output.raw(full + "\n")
            return .done
        }
        output.error(
            "usage", Program.clause(Bursar.message(for: error)), hint: Program.help(in: full))
        for line in full.split(separator: "\n") where line.hasPrefix("Usage:") {
            output.errorLine("usage:" + line.dropFirst("Usage:".count))
        }
        return .usage
    }

    private static func show(_ topic: HelpTopic, _ output: Output, json: Bool) {
        guard !json else {
            return output.document([
                "topic": .string(topic.rawValue), "text": .string(topic.text),
            ])
        }
        // A noun of the same name comes first: whoever asked may have meant either.
        let nouns = Bursar.configuration.subcommands
        if let noun = nouns.first(where: { $0.configuration.commandName == topic.rawValue }) {
            output.raw(Bursar.helpMessage(for: noun) + "\n\n")
        }
        output.raw(topic.text)
    }

    /// The command line that ArgumentParser points to: it knows how far the words were understood.
    private static func help(in message: String) -> String {
        let parts = message.split(separator: "'", omittingEmptySubsequences: false)
        return parts.last { $0.hasSuffix("--help") }.map(String.init) ?? "bursar --help"
    }

    /// ArgumentParser's sentences in the house's form: no capital first letter, no full stop.
    static func clause(_ message: String) -> String {
        var text = message.split(separator: "\n").first.map(String.init) ?? "not understood"
        if text.hasSuffix(".") { text.removeLast() }
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
