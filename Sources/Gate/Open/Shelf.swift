/// Byte strings by number, packed close: there may be millions of some eighty bytes, and an array for each costs
/// half as much again.
///
/// Pages of 64. A number that was freed is given out again.
struct Shelf: Hashable, Sendable {
    private static let length = 64

    private struct Page: Hashable {
        /// Where each string begins in ``bytes``, and where the last one ends.
        var starts: [UInt32] = [0]
        var bytes: [UInt8] = []

        mutating func append(_ added: [UInt8]) {
            // By steps and not by doubling: most pages never grow again.
            if bytes.capacity < bytes.count + added.count {
                bytes.reserveCapacity(bytes.count + added.count + 1_024)
            }
            bytes += added
            starts.append(UInt32(bytes.count))
        }

        mutating func replace(_ index: Int, with added: [UInt8]) {
            let (start, end) = (Int(starts[index]), Int(starts[index + 1]))
            bytes.replaceSubrange(start..<end, with: added)
            let moved = added.count - (end - start)
            for later in index + 1..<starts.count {
                starts[later] = UInt32(Int(starts[later]) + moved)
            }
        }
    }

    private var pages: [Page] = []
    private var free: [UInt32] = []
    private var count: UInt32 = 0

    /// The bytes under a number that was given out.
    subscript(number: UInt32) -> ArraySlice<UInt8> {
        let page = pages[Int(number) / Shelf.length]
        let index = Int(number) % Shelf.length
        return page.bytes[Int(page.starts[index])..<Int(page.starts[index + 1])]
    }

    /// Keeps `bytes` and says under which number.
    mutating func put(_ bytes: [UInt8]) -> UInt32 {
        guard let number = free.popLast() else {
            defer { count += 1 }
            if Int(count) % Shelf.length == 0 { pages.append(Page()) }
            let page = pages.count - 1
            pages[page].append(bytes)
            return count
        }
        pages[Int(number) / Shelf.length].replace(Int(number) % Shelf.length, with: bytes)
        return number
    }

    /// Lets go of what is under a number that was given out.
    mutating func remove(_ number: UInt32) {
        pages[Int(number) / Shelf.length].replace(Int(number) % Shelf.length, with: [])
        free.append(number)
    }
}
