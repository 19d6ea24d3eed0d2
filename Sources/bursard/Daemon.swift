import API
import Admin
import Gate
import Glibc
import Keyroom
import Ledger
import NIOCore
import NIOPosix
import Payment
import Policy
import Synchronization
import Terms

/// Puts the parts together and runs them until SIGTERM; there is no logic here.
struct Daemon {
    let home: Home
    /// What opens the vault without a person.
    let credential: Credential?

    /// Serves the vault; the exit code.
    func run() -> Int32 {
        do {
            return try serve()
        } catch let stop as Stop {
            Output.complain(stop)
            return 1
        } catch let error as LedgerError {
            Output.complain(Stop("start", error.clause, hint: error.hint))
            return 1
        } catch let error as HomeLockError {
            Output.complain(Stop("start", error.clause))
            return 1
        } catch let error as DoorError {
            Output.complain(Stop("start", error.clause))
            return 1
        } catch {
            Output.log("start: \(error)")
            return 1
        }
    }

    private func serve() throws -> Int32 {
        guard hardening.mayRun else {
            throw Stop(
                "start", "memory can't be locked, so keys could reach the disk",
                hint: "raise the locked-memory limit: ulimit -l, or LimitMEMLOCK= in the unit")
        }
        guard home.isGuarded else {
            throw Stop(
                "start", "\(home.directory) is no directory, or others than its owner can write it",
                hint: "chmod 700 \(home.directory), and look who changed it")
        }
        // The lock comes before any socket path is touched: two daemons on one vault would both decide.
        let lock = try HomeLock(directory: home.directory)
        defer { _ = lock }
        let signals = Signals()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        let home = home
        let bell = Bell(loop: loop)
        let house = try loop.submit {
            NIOLoopBound(try House(home: home, loop: loop, pool: pool, bell: bell), eventLoop: loop)
        }.wait()
        let run = try loop.submit { home.runDirectory(development: house.value.development) }.wait()
        let doors = try Await.result {
            try await DoorServer.start(on: loop, run: run) { house.value.desk }
        }
        let minutes = loop.scheduleRepeatedTask(
            initialDelay: .seconds(60), delay: .seconds(60)
        ) { _ in house.value.minutePassed() }
        let seconds = loop.scheduleRepeatedTask(
            initialDelay: .seconds(1), delay: .seconds(1)
        ) { _ in house.value.secondPassed() }
        Output.log("serving \(home.directory) at \(run)")
        Output.say("bursard: ready")
        if let credential {
            try loop.submit { house.value.unseal(credential) }.wait()
        }
        signals.wait()
        minutes.cancel()
        try Await.result { await doors.stop() }
        try loop.submit { house.value.beginStop() }.wait()
        while try !loop.submit({ house.value.isQuiet }).wait() { usleep(2_000) }
        // Not before: whoever still waits for a disk that doesn't answer is told so.
        seconds.cancel()
        try loop.submit { house.value.close() }.wait()
        try pool.syncShutdownGracefully()
        try group.syncShutdownGracefully()
        return 0
    }
}
