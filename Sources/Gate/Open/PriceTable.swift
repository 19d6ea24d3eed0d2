import Terms

/// Price lists by number, each as long as a payment needs it.
struct PriceTable: Hashable, Sendable {
    private var lists: [PriceList?] = []
    private var uses: [Int] = []
    private var numbers: [PriceList: UInt32] = [:]
    /// The one that was asked for last, which the next payment is likely to need.
    private var last: UInt32?

    /// The list of a number that is in use.
    subscript(number: UInt32) -> PriceList {
        lists[Int(number)] ?? PriceList(assets: [], prices: [])
    }

    /// Every list that a payment needs.
    var inUse: [PriceList] { lists.compactMap(\.self) }

    /// The number of what prices `worstCase`, which is one use of it.
    mutating func use(_ prices: [PricedAsset], _ worstCase: () -> [Asset]) -> UInt32 {
        if let last, lists[Int(last)]?.prices == prices {
            uses[Int(last)] += 1
            return last
        }
        let list = PriceList(assets: worstCase(), prices: prices)
        let number = numbers[list] ?? add(list)
        uses[Int(number)] += 1
        last = number
        return number
    }

    private mutating func add(_ list: PriceList) -> UInt32 {
        let number = UInt32(lists.firstIndex { $0 == nil } ?? lists.count)
        if Int(number) == lists.count {
            lists.append(list)
            uses.append(0)
        } else {
            lists[Int(number)] = list
        }
        numbers[list] = number
        return number
    }

    /// Ends one use of a list.
    mutating func release(_ number: UInt32) {
        uses[Int(number)] -= 1
        guard uses[Int(number)] == 0, let list = lists[Int(number)] else { return }
        numbers[list] = nil
        lists[Int(number)] = nil
        if last == number { last = nil }
    }
}
