/// A list that grows by stretches: nothing of it moves as it grows, so that a long one takes no more than it holds.
///
/// An array doubles, and holds old and new at once while it does.
struct Column<Element: Hashable & Sendable>: RandomAccessCollection, Hashable, Sendable {
    /// Elements a stretch, a power of two.
    private static var length: Int { 1_024 }

    private var stretches: [[Element]] = []
    private(set) var endIndex = 0
    var startIndex: Int { 0 }

    /// Nothing.
    init() {}

    subscript(index: Int) -> Element {
        get { stretches[index / Self.length][index % Self.length] }
        set { stretches[index / Self.length][index % Self.length] = newValue }
    }

    /// Adds one at the end.
    mutating func append(_ element: Element) {
        if endIndex % Self.length == 0 {
            stretches.append([])
            // The first of a short list has no need of a whole stretch.
            if endIndex > 0 { stretches[stretches.count - 1].reserveCapacity(Self.length) }
        }
        stretches[stretches.count - 1].append(element)
        endIndex += 1
    }
}
