/// One way to get more out of a wallet than its budget holds.
protocol Attack: Sendable {
    /// A word for `--only`.
    var name: String { get }
    /// What is tried, in one sentence.
    var sentence: String { get }
    /// Tries it on a wallet that nobody has used; everything asked of the wallet goes through the trial.
    func run(_ trial: Trial) throws(Trouble)
}
