import Terms

/// The accounts of a journal: their balances, and which of them moved since the last assertion.
struct JournalAccounts {
    /// A balance is of one account in one commodity.
    private struct Key: Hashable, Comparable {
        let account: String
        let unit: String

        static func < (left: Key, right: Key) -> Bool {
            (left.account, left.unit) < (right.account, right.unit)
        }
    }

    /// The day whose transactions are being written, `2026-11-26`; nil before the first.
    var day: String?

    private var balances: [Key: JournalAmount] = [:]
    private var moved: Set<Key> = []
    private var declared: Set<String> = []
    private var new: [String] = []

    /// Adds to a balance; false where it can't be counted any more.
    ///
    /// - Parameter decimals: digits after the point that the commodity is written with.
    mutating func post(
        _ amount: JournalAmount, _ unit: String, decimals: Int, to account: String
    ) -> Bool {
        let key = Key(account: account, unit: unit)
        guard let sum = (balances[key] ?? .zero).adding(amount) else { return false }
        balances[key] = sum
        moved.insert(key)
        for directive in [directive(account: account), newCommodity(unit, decimals: decimals)] {
            if let directive { new.append(directive) }
        }
        return true
    }

    /// What moved since the last call, in order.
    mutating func takeMoved() -> [(account: String, unit: String, balance: JournalAmount)] {
        defer { moved = [] }
        return moved.sorted().map { ($0.account, $0.unit, balances[$0] ?? .zero) }
    }

    /// The directives that declare what was used for the first time.
    mutating func takeNew() -> [String] {
        defer { new = [] }
        return new
    }

    private mutating func directive(account: String) -> String? {
        declared.insert(account).inserted ? "account \(account)" : nil
    }

    /// The directive that declares a commodity; nil where it was declared before.
    ///
    /// hledger rounds to the digits of the directive when it balances, so they are all that there can be.
    mutating func newCommodity(_ unit: String, decimals: Int) -> String? {
        declared.insert("commodity " + unit).inserted
            ? "commodity 1.\(String(repeating: "0", count: decimals)) \(unit)" : nil
    }

    /// An account's name: parts of letters and digits.
    static func name(_ parts: String...) -> String {
        parts.map { SpelledText.word($0) }.joined(separator: ":")
    }

    /// A commodity as hledger reads it: in quotes, for ids with more than letters in them.
    static func commodity(_ asset: String) -> String {
        let parts = asset.split(separator: ":", omittingEmptySubsequences: false)
        return "\"" + parts.map { SpelledText.word(String($0)) }.joined(separator: ":") + "\""
    }
}
