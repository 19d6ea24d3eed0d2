import Synchronization
import Testing

@testable import Keyroom

@Suite struct `A workshop` {
    private final class Tally: Sendable {
        let working = Atomic<Int>(0)
        let most = Atomic<Int>(0)
    }

    @Test func `clears the bench however the work ends`() throws {
        let workshop = try Workshop(count: 1)
        workshop.withBench { bench in
            unsafe bench.key.mutableAddress[0] = 1
            unsafe bench.dataKey.mutableAddress[0] = 1
            unsafe bench.okm.mutableAddress[63] = 1
            unsafe bench.expanded.mutableAddress[63] = 1
        }
        #expect(try isClear(workshop))
        #expect(throws: SealError.misshapen) {
            try workshop.withBench { bench throws(SealError) in
                unsafe bench.key.mutableAddress[31] = 1
                throw SealError.misshapen
            }
        }
        #expect(try isClear(workshop))
    }

    @Test func `lends one bench to one at a time`() async throws {
        let workshop = try Workshop(count: 2)
        let tally = Tally()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    workshop.withBench { bench in
                        let now = tally.working.add(1, ordering: .relaxed).newValue
                        tally.most.max(now, ordering: .relaxed)
                        for round in 0..<1000 {
                            unsafe bench.key.mutableAddress[0] = UInt8(truncatingIfNeeded: round)
                        }
                        tally.working.subtract(1, ordering: .relaxed)
                    }
                }
            }
        }
        #expect((1...2).contains(tally.most.load(ordering: .relaxed)))
        #expect(tally.working.load(ordering: .relaxed) == 0)
    }

    @Test(arguments: [-1, 0, 1])
    func `has at least one bench`(count: Int) throws {
        #expect(try isClear(Workshop(count: count)))
    }

    private func isClear(_ workshop: Workshop) throws -> Bool {
        workshop.withBench { bench in
            bench.key.revealed.allSatisfy { $0 == 0 }
                && bench.dataKey.revealed.allSatisfy { $0 == 0 }
                && bench.okm.revealed.allSatisfy { $0 == 0 }
                && bench.expanded.revealed.allSatisfy { $0 == 0 }
        }
    }
}
