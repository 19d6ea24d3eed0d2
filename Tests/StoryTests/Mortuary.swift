import Foundation
import Synchronization

/// Ends what is shared between tests when the process ends.
enum Mortuary {
    private static let homes = Mutex<[DaemonHome]>([])
    private static let hook: Void = {
        atexit { Mortuary.homes.withLock { $0.forEach { $0.destroy() } } }
    }()

    /// Has a home destroyed at exit.
    static func bury(_ home: DaemonHome) {
        _ = hook
        homes.withLock { $0.append(home) }
    }
}
