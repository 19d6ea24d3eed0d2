/// Why the daemon does not start, for the terminal.
struct Stop: Error {
    let what: String
    let why: String
    let hint: String?

    init(_ what: String, _ why: String, hint: String? = nil) {
        self.what = what
        self.why = why
        self.hint = hint
    }
}
