/// How much of a log a backup was found to hold.
struct BackupContent {
    /// How many entries the log has.
    let entries: UInt64
    /// How many of them, from the first on, are in an archive that was not there to be read.
    let unread: UInt64
}
