import Glibc
import Synchronization

extension BursarWallet {
    func start() throws(Trouble) {
        guard state.withLock({ $0.daemon?.isRunning != true }) else {
            throw .broken("the daemon runs already")
        }
        guard let daemon = try serve(at: run) else {
            throw .broken("bursard does not start on \(home)")
        }
        state.withLock { $0.daemon = daemon }
        // 4: it found its files tampered with, and opens frozen. That is an answer, not a failure.
        try bursar(["unseal", "--passphrase-fd", "0"], input: passphrase, statuses: [0, 4])
    }

    func stop() throws(Trouble) {
        let status = end(by: SIGTERM)
        guard status == 0 else { throw .broken("bursard ended with \(status) when told to stop") }
    }

    func kill() { _ = end(by: SIGKILL) }

    func backUp() throws(Trouble) {
        try stop()
        try place.copy(home, to: "\(place.path)/backup")
        try start()
    }

    /// The anchor stands beside the vault's directory, not in it, and stays.
    func restore() throws(Trouble) { try place.copy("\(place.path)/backup", to: home) }

    func acceptCopy() throws(Trouble) {
        try bursar(["audit", "acknowledge", "--rollback", "--reason", "believed"])
        try bursar(["thaw", "--reason", "believed"])
    }

    func startTwin() throws(Trouble) -> (any WalletUnderTest)? {
        // At sockets of its own, and at the first one's.
        for place in ["\(run)2", run] {
            guard let daemon = try serve(at: place) else { continue }
            let twin = BursarWallet(
                programs: programs, place: self.place, run: place,
                state.withLock { State(daemon: daemon, tokens: $0.tokens) })
            try twin.bursar(
                ["unseal", "--passphrase-fd", "0"], input: passphrase, statuses: [0, 4])
            return twin
        }
        return nil
    }

    func moveClock(days: Int) throws(Trouble) {
        if let clock = state.withLock({ $0.clock }) {
            try place.write("+\(days)d\n", to: clock.file)
            return
        }
        let clock = try FalseClock(place.file("clock"))
        try stop()
        try place.write("+0d\n", to: clock.file)
        state.withLock { $0.clock = clock }
        try start()
        try place.write("+\(days)d\n", to: clock.file)
    }

    /// Starts a daemon and waits until it is ready; nil where it ends instead.
    private func serve(at run: String) throws(Trouble) -> Child? {
        var words = ["\(programs)/bursard", "--home", home, "--run", run]
        let clock = state.withLock { $0.clock }
        if let clock { words = clock.words(words) }
        let streams = place.file("bursard")
        let daemon = try Child(
            words[0], Array(words.dropFirst()), streams: streams,
            environment: clock?.environment ?? [:])
        for _ in 0..<3_000 {
            if place.read(streams + ".out").contains("bursard: ready\n") { return daemon }
            if !daemon.isRunning { return nil }
            usleep(10_000)
        }
        daemon.signal(SIGKILL)
        daemon.wait()
        throw .broken("bursard is not ready after 30 s: \(place.read(streams + ".err"))")
    }

    private func end(by signal: Int32) -> Int32 {
        guard let daemon = state.withLock({ $0.daemon }) else { return 0 }
        daemon.signal(signal)
        let status = daemon.wait()
        state.withLock { state in
            state.daemon = nil
            state.clock?.clean(after: daemon.pid)
        }
        return status
    }
}
