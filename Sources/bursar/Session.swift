import Wire

/// One run of one command: where the vault is and how to speak.
struct Session {
    /// The vault's directory and sockets.
    let places: Places
    /// Whether results are for a program.
    let json: Bool
    /// Where results and remarks go.
    let output: Output

    init(options: SharedOptions, output: Output) {
        places = Places(
            home: options.home, run: options.run, surroundings: Surroundings.ofThisProcess)
        json = options.json
        self.output = output
    }

    /// Says what went wrong: on stderr for people, and with --json a door's problem on stdout as
    /// well.
    func report(_ failure: Failure) {
        // A refusal is an answer: the document goes to stdout for programs, the sentence to stderr for people.
        if case .problem(let problem, _) = failure { output.document(problem.json) }
        guard let why = failure.why else { return }
        output.error(failure.what, why, hint: failure.hint)
    }
}
