import ArgumentParser
import Glibc
import Terms

/// `bursar run`: becomes a command whose environment has secrets that an agent may see.
///
/// Asks `GET /v1/secrets/{path}` at the agents' door, one after the other. An environment is read by whoever
/// may read the process: a program that can ask the door itself does better.
struct RunVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a command with secrets in its environment, as an agent.",
        discussion: """
            Each secret is asked for at the agents' door, by the rules of the agent's policy. The \
            command takes this process's place, and its exit status is the command's own. It does \
            not get the token.

            Example: bursar run --secret OPENAI_API_KEY=api_keys/openai_api_key -- python3 job.py
            """)

    private static let tokenVariable = "BURSAR_TOKEN"

    @Option(
        name: .customLong("secret"),
        help: ArgumentHelp(
            "A variable and the path of its secret; may be repeated.", valueName: "name=path"))
    var secrets: [String] = []

    @Option(
        name: .customLong("token-fd"),
        help: ArgumentHelp(
            "Read the agent's token from this descriptor, not from $BURSAR_TOKEN.", valueName: "n"),
        transform: Arguments.descriptor)
    var tokenDescriptor: Int32?

    @Argument(
        parsing: .postTerminator, help: "The command and its arguments, behind --.")
    var command: [String] = []

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard !command.isEmpty else {
            throw ValidationError("the command is missing: write it behind --")
        }
        _ = try secrets.map(RunVerb.pair)
    }

    func perform(_ session: Session) throws(Failure) {
        let token: SecretPage
        do throws(SecretError) { token = try SecretPage.token(descriptor: tokenDescriptor) } catch {
            throw .secret(error)
        }
        for word in secrets {
            guard let (name, path) = try? RunVerb.pair(word) else { continue }
            let request = DoorRequest(method: "GET", target: "/v1/secrets/\(path.text)")
            let value = try session.reveal(request, token: token)
            guard value.setVariable(name) else {
                throw .file(path.text, why: "has a zero byte, which no variable can hold")
            }
        }
        unsafe unsetenv(RunVerb.tokenVariable)
        if let tokenDescriptor { RunVerb.withdraw(tokenDescriptor) }
        throw .program(become())
    }

    // A file that the token was read from can be read once more by whoever inherits it.
    private static func withdraw(_ descriptor: Int32) {
        guard descriptor <= STDERR_FILENO else {
            close(descriptor)
            return
        }
        guard lseek(descriptor, 0, SEEK_CUR) >= 0 else { return }
        let nothing = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
        if nothing >= 0 { dup2(nothing, descriptor) } else { close(descriptor) }
    }

    /// Returns only where the command can't be run.
    private func become() -> ProgramError {
        var words: [UnsafeMutablePointer<CChar>?] = unsafe []
        for word in command { unsafe words.append(strdup(word)) }
        unsafe words.append(nil)
        guard let file = unsafe words.first ?? nil else { return .notFound(program: "") }
        unsafe execvp(file, words)
        let code = errno
        unsafe words.forEach { unsafe free($0) }
        return code == ENOENT
            ? .notFound(program: command[0]) : .notStarted(program: command[0], errno: code)
    }

    private static func pair(_ text: String) throws -> (name: String, path: SecretPath) {
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, let path = SecretPath(String(halves[1])), isName(halves[0]) else {
            throw ValidationError(
                "--secret takes NAME=path: a variable of A-Z 0-9 _, and \(SecretPath.form)")
        }
        return (String(halves[0]), path)
    }

    // What a loader or a shell obeys is no place for a secret, and no secret may take its place.
    private static func isName(_ text: Substring) -> Bool {
        guard (1...64).contains(text.utf8.count), text.utf8.first.map(isLetter) == true,
            !["LD_", "DYLD_", "BASH_"].contains(where: text.hasPrefix),
            !["PATH", "IFS", "ENV", "HOME", "SHELL", "SHELLOPTS"].contains(text),
            text != tokenVariable
        else { return false }
        return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
    }
}
