import Terms

/// Instants in rising order, counted by window.
struct Instants: Hashable, Sendable {
    private(set) var times: [Moment] = []

    /// Adds one, later than all before it.
    mutating func append(_ time: Moment) { times.append(time) }

    /// Lets go of those before `horizon`.
    mutating func forget(before horizon: Moment) {
        times.removeFirst(times.countRising(before: horizon) { $0 })
    }

    /// How many lie in `window`.
    func count(in window: Window) -> Int {
        times.countRising(before: window.end) { $0 }
            - times.countRising(before: window.start) { $0 }
    }
}

extension Array {
    /// How many elements, whose times rise, lie before `moment`.
    func countRising(before moment: Moment, _ time: (Element) -> Moment) -> Int {
        // Most of what is asked ends in the future: try the end before searching.
        if let last, time(last) < moment { return count }
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if time(self[middle]) < moment { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
