@testable import API
import Admin
import NIOPosix
import Testing

@Suite struct `A hall full of what agents sent` {
    @Test func `still takes an admin's word`() throws {
        let bench = try VaultBench()
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let desk = FrontDesk(
            office: bench.office, workers: bench.workers, loop: loop, openCounter: { _ in nil })
        let hall = Hall(desk: desk, limits: DoorLimits(), owner: 1, loop: loop)
        #expect(hall.reserve(hall.limits.bodyBytesInFlight, at: .agent))
        #expect(!hall.reserve(1, at: .agent))
        #expect(hall.reserve(2, at: .admin))
        hall.release(hall.limits.bodyBytesInFlight, at: .agent)
        #expect(hall.reserve(1, at: .agent))
    }
}
