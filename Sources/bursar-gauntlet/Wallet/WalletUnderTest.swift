/// A wallet that is attacked: what an owner, an agent and the machine can do to it.
///
/// Put another wallet behind the gauntlet with a conformance of its own. What it doesn't have throws
/// ``Trouble/unavailable(_:)``, and the attack that needs it is shown as skipped. Everything here may be called
/// from many threads at once.
protocol WalletUnderTest: AnyObject, Sendable {
    /// What it is called in the report.
    var name: String { get }

    // The owner.

    /// Makes it, empty, in a place of its own, and has it ready to be told what it may do.
    func found() throws(Trouble)
    /// Opens an account for each coin, for all agents to pay from.
    func openAccounts() throws(Trouble)
    /// Puts a plan in force; returns once it is.
    func allow(_ plan: SpendingPlan) throws(Trouble)
    /// Says what a coin is worth, and for how many seconds that may be believed.
    func set(_ price: Price, of coin: Coin, maxAge: UInt64) throws(Trouble)
    /// Vouches for a copy of its files that was put back, and lets it pay again as far as it then will.
    func acceptCopy() throws(Trouble)
    /// Ends it and removes all of it.
    func destroy()

    // The machine.

    /// Starts it after an end, ready to pay if it is sound.
    func start() throws(Trouble)
    /// Ends it in good order.
    func stop() throws(Trouble)
    /// Ends it at once, as a crash does.
    func kill()
    /// Copies its files, as a backup would; only what a thief or a mistaken owner could put back.
    func backUp() throws(Trouble)
    /// Puts the copy back in place of its files, while it is stopped.
    func restore() throws(Trouble)
    /// Starts it once more on the same files; nil where it refuses, as it should.
    func startTwin() throws(Trouble) -> (any WalletUnderTest)?
    /// Shows it a clock that is so many days ahead, while it runs.
    func moveClock(days: Int) throws(Trouble)

    // The agent.

    /// Asks for a payment and waits for the answer.
    func pay(_ order: PaymentOrder) -> Answer
    /// Asks for a payment and hangs up before an answer can come.
    func payAndHangUp(_ order: PaymentOrder)
    /// Claims that a payment has failed, in every way an agent can.
    ///
    /// - Returns: whether the wallet took any such claim.
    func claimFailure(of payment: String, by agent: String) -> Bool
}
