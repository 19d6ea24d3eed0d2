/// What came of a program.
struct Ended: Sendable {
    let status: Int32
    let output: String
    let errors: String
}
