/// Eight small numbers in one, so that a million worlds are compared in no time.
struct Marks: Hashable {
    private var bits: UInt64 = 0

    subscript(index: Int) -> Int {
        get { Int(truncatingIfNeeded: bits >> (UInt64(index) * 8)) & 0xff }
        set {
            let shift = UInt64(index) * 8
            bits = bits & ~(0xff << shift) | UInt64(newValue) << shift
        }
    }

    /// Whether all of them are 0.
    var areClear: Bool { bits == 0 }
}

/// A log, how much of it is on the disk, and what is outside: out of the process and on the chain.
struct World: Hashable {
    /// The log as far as it is durable, and as far as it goes after each entry that is not.
    var durable: Int
    var unsynced: [Int] = []
    /// Which of the scenario's clocks shows the time.
    var turn = 0
    /// For each payment the turn after the one at which its signature left; 0 where none did.
    var released = Marks()
    /// For each nonce or coin who used it up: 0 nobody, 1... a payment, ``elsewhere`` a stranger's.
    var spent = Marks()

    static let elsewhere = 99

    /// The log as the process has it.
    var live: Int { unsynced.last ?? durable }
}

/// What can happen in a world.
enum Step: Hashable {
    case move(Int)
    case sync
    /// The process dies and starts again from what the disk kept: the first so many unsynced entries.
    case crash(keeping: Int)
    case release(Int)
    case tick
}
