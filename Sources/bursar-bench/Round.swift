internal import Glibc

/// One measurement at one number of connections, in one thread with poll(2).
///
/// Closed loop: a connection asks again when it has its answer, so the load never runs ahead of
/// the daemon and the latencies are those of a client that waits. One thread and no library: every
/// microsecond spent here is one the daemon, on the same cores, does not have. At 256 descriptors
/// a poll costs little beside the replies it finds; epoll is not in Glibc's module.
struct Round {
    /// How many requests are on their way at any time.
    let connections: Int
    /// How long the measured part took.
    private(set) var nanoseconds: UInt64 = 0
    /// Microseconds from the write of a request to its whole reply, of each 200.
    private(set) var latencies: [UInt32] = []
    /// Replies that were no 200, by status; 0 is a connection that broke.
    private(set) var others: [Int: Int] = [:]
    /// What the daemon's threads used in the measured part.
    private(set) var server = ServerCPU()
    /// What this process used, in nanoseconds of CPU.
    private(set) var clientNanoseconds: UInt64 = 0

    /// The latency below which `share` of the payments were.
    func latency(_ share: Double) -> UInt32 {
        guard !latencies.isEmpty else { return 0 }
        return latencies[min(latencies.count - 1, Int(Double(latencies.count) * share))]
    }

    /// Whole payments a second.
    var perSecond: Int {
        nanoseconds == 0 ? 0 : Int(UInt64(latencies.count) * 1_000_000_000 / nanoseconds)
    }

    /// Runs the measurement: `warmup` seconds unmeasured, then `seconds`.
    static func run(
        _ connections: Int, _ options: Options, agents: Int, writer: inout RequestWriter
    ) throws(BenchError) -> Round {
        var round = Round(connections: connections)
        var peers: [Connection] = []
        defer { for peer in peers { close(peer.descriptor) } }
        var request: [UInt8] = []
        for index in 0..<connections {
            var peer = try Connection(to: options.socket, agent: index % agents)
            writer.write(agent: peer.agent, to: &request)
            guard peer.send(request, at: Clock.now()) else { throw .failed("send", options.socket) }
            peers.append(peer)
        }
        var waiting = peers.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        let warm = Clock.now() + UInt64(options.warmup) * 1_000_000_000
        try round.turn(&peers, &waiting, until: warm, options, &writer)
        // What was answered while caches and batch sizes settled says nothing about a daemon that
        // has been up for a while.
        round.latencies.removeAll(keepingCapacity: true)
        round.others = [:]
        let serverBefore = try ServerCPU(of: options.serverPID)
        let clientBefore = Clock.ownCPU()
        let start = Clock.now()
        try round.turn(
            &peers, &waiting, until: start + UInt64(options.seconds) * 1_000_000_000, options,
            &writer)
        round.nanoseconds = Clock.now() - start
        round.clientNanoseconds = Clock.ownCPU() - clientBefore
        round.server = try ServerCPU(of: options.serverPID).since(serverBefore)
        round.latencies.sort()
        return round
    }

    /// Answers every reply with the next request until the time is over.
    private mutating func turn(
        _ peers: inout [Connection], _ waiting: inout [pollfd], until end: UInt64,
        _ options: Options, _ writer: inout RequestWriter
    ) throws(BenchError) {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var request: [UInt8] = []
        while Clock.now() < end {
            // The bound lets a daemon that answers nothing still end the round in time.
            let ready = unsafe poll(&waiting, nfds_t(waiting.count), 100)
            guard ready >= 0 || errno == EINTR else { throw .failed("poll", options.socket) }
            guard ready > 0 else { continue }
            for index in waiting.indices where waiting[index].revents != 0 {
                let whole = peers[index].receive(&buffer)
                guard whole != false else { continue }
                let now = Clock.now()
                count(peers[index], whole: whole != nil, at: now)
                writer.write(agent: peers[index].agent, to: &request)
                guard whole == nil || !peers[index].send(request, at: now) else { continue }
                // Gone, by an error reply or a limit: a fresh connection takes its place.
                let agent = peers[index].agent
                close(peers[index].descriptor)
                waiting[index].fd = -1
                peers[index] = try Connection(to: options.socket, agent: agent)
                waiting[index].fd = peers[index].descriptor
                _ = peers[index].send(request, at: now)
            }
        }
    }

    /// Counts a payment that was signed, or what came instead.
    private mutating func count(_ peer: Connection, whole: Bool, at now: UInt64) {
        if whole, peer.scanner.status == 200 {
            latencies.append(UInt32(clamping: (now - peer.sentAt) / 1000))
        } else {
            others[whole ? peer.scanner.status : 0, default: 0] += 1
        }
    }
}
