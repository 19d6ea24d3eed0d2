import Foundation
import Testing

@testable import bursar

/// The completions are read by the shells they are for: scripts/test installs all three.
@Suite struct `The completions` {
    /// Runs a shell on a file with the completions that the program writes for it.
    private func run(_ shell: String, _ arguments: (String) -> [String]) throws -> Transcript {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("bursar-completions-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appendingPathComponent("_bursar")
        let made = try Transcript(["--generate-completion-script", shell])
        #expect(made.status == 0)
        try made.out.write(to: file, atomically: true, encoding: .utf8)
        return try Transcript(
            arguments(file.path), environment: ["HOME": directory.path, "TERM": "dumb"],
            program: "/usr/bin/" + shell)
    }

    /// What bash offers for the last word of a line.
    private func bash(_ words: [String]) throws -> Set<String> {
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        let script = """
            source "$1"
            COMP_WORDS=(bursar \(quoted)); COMP_CWORD=\(words.count)
            COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
            _bursar bursar "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let shown = try run("bash") { ["-c", script, "bash", $0] }
        #expect(shown.status == 0, "\(shown.err)")
        return Set(shown.out.split(separator: "\n").map(String.init))
    }

    @Test func `of bash offer nouns, verbs, options and values`() throws {
        let offered = try bash([""])
        #expect(offered.isSuperset(of: CommandTree.all.compactMap(\.words.first) + ["help"]))
        #expect(try bash(["ag"]) == ["agent"])
        let verbs = try bash(["agent", ""])
        #expect(verbs.isSuperset(of: ["add", "list", "freeze", "thaw", "remove"]))
        let payments = try bash(["payment", ""])
        #expect(payments.isSuperset(of: ["list", "show", "settle", "void", "write-off"]))
        #expect(try bash(["app"]) == ["approve"])
        #expect(
            try bash(["payment", "list", "--status", ""])
                == [
                    "open", "pending_approval", "settled", "voided", "written_off", "expired",
                    "refused",
                ])
        #expect(try bash(["status", "--js"]) == ["--json"])
        #expect(try bash(["pay", "--token"]) == ["--token-fd"])
        #expect(try bash(["wallet", "create", "main", "--network", ""]) == ["mainnet", "testnet"])
    }

    @Test func `of zsh are whole, and define the functions that compinit calls`() throws {
        #expect(try run("zsh") { ["-n", $0] }.status == 0)
        let script =
            "source $1 2>/dev/null; whence -w _bursar _bursar_agent_freeze "
            + "_bursar_project_grant"
        let shown = try run("zsh") { ["-c", script, "zsh", $0] }
        #expect(
            shown.out == "_bursar: function\n_bursar_agent_freeze: function\n"
                + "_bursar_project_grant: function\n")
    }

    @Test func `of fish offer verbs and options with what they are for`() throws {
        let verbs = try run("fish") {
            ["-c", "source $argv[1]; complete -C 'bursar agent '", $0]
        }
        #expect(verbs.status == 0, "\(verbs.err)")
        #expect(verbs.out.contains("\nfreeze\tStop an agent at once; its budget and its name"))
        let nouns = try run("fish") { ["-c", "source $argv[1]; complete -C 'bursar '", $0] }
        #expect(nouns.out.contains("\nobserver\tRegister keys that may say what became of"))
        let options = try run("fish") {
            ["-c", "source $argv[1]; complete -C 'bursar status --j'", $0]
        }
        #expect(options.out.hasPrefix("--json\tPrint one JSON document"), "\(options.out)")
    }
}
