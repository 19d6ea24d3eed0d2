/// How far a payment has come when something else happens.
enum Stage: Int, CaseIterable {
    /// Decided; its entry waits in memory.
    case decided
    /// The writer has it.
    case committing
    /// It is durable; nobody has begun to sign.
    case landed
    /// The crew has it.
    case signing
    /// Signed; the loop has not looked.
    case made
    /// Answered.
    case answered
}
