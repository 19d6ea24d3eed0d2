/// A log, how much of it is on the disk, and what is outside: out of the process and on the chain.
struct World: Hashable {
    /// The log as far as it is durable, and as far as it goes after each entry that is not.
    var durable: Int
    var unsynced: [Int] = []
    /// Which of the scenario's clocks shows the time.
    var turn = 0
    /// For each payment the turn after the one at which its signature left; 0 where none did.
    var released = Marks()
    /// For each nonce or coin who used it up: 0 nobody, ``elsewhere`` a stranger, else the payment
    /// before that number.
    var spent = Marks()

    static let elsewhere = 99

    /// The log as the process has it.
    var live: Int { unsynced.last ?? durable }
}
