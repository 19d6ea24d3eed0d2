import Terms
import Testing

@testable import Gate

/// What is kept close is what was put there, whatever came and went beside it.
@Suite struct `A shelf` {
    @Test(arguments: Dice.seeds(8))
    func `gives back what was put under a number, and gives freed numbers out again`(
        seed: UInt64
    ) {
        var dice = Dice(seed: seed)
        var shelf = Shelf()
        var model: [UInt32: [UInt8]] = [:]
        for _ in 0..<2_000 {
            if dice.once(in: 3), let number = model.keys.min() {
                shelf.remove(number)
                model[number] = nil
            } else {
                let count = dice.pick([0, 1, 60, 90, 300, 20_000])
                let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
                let number = shelf.put(bytes)
                #expect(model[number] == nil)
                model[number] = bytes
            }
        }
        for (number, bytes) in model { #expect(Array(shelf[number]) == bytes) }
        #expect(model.keys.allSatisfy { $0 < 2_000 })
    }

    @Test(arguments: Dice.seeds(4))
    func `packs numbers of any size and takes them apart`(seed: UInt64) {
        var dice = Dice(seed: seed)
        let numbers =
            [0, 127, 128, UInt64.max]
            + (0..<100).map { _ in UInt64(truncatingIfNeeded: dice.wide()) }
        var packing = Packing()
        for number in numbers { packing.add(number) }
        packing.add(contentsOf: [1, 2, 3])
        var unpacking = Unpacking(packing.bytes[...])
        for number in numbers { #expect(unpacking.number() == number) }
        #expect(Array(unpacking.take(2)) == [1, 2])
        #expect(Array(unpacking.rest) == [3])
    }
}
