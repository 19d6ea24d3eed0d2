/// What came of a program.
struct Ended: Sendable {
    let status: Int32
    let output: String
    let errors: String
}

extension Ended {
    /// Both of its streams.
    var everything: [UInt8] { Array((output + errors).utf8) }
}
