/// What can happen in a world.
enum Step: Hashable {
    case move(Int)
    case sync
    /// The process dies and starts again from what the disk kept: the first so many unsynced entries.
    case crash(keeping: Int)
    case release(Int)
    case tick
}
