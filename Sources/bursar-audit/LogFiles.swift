/// Which files a path on the command line means.
struct LogFiles {
    let entries: String
    let checkpoint: String

    init(path: String, checkpoint: String?) {
        let isDirectory = InputFile.isDirectory(path)
        entries = isDirectory ? path + "/entries.ndjson" : path
        let beside = entries + ".checkpoint"
        let directory = entries.split(separator: "/", omittingEmptySubsequences: false)
            .dropLast().map { $0 + "/" }.joined()
        let found = InputFile.exists(beside) ? beside : directory + "checkpoint"
        self.checkpoint = checkpoint ?? found
    }
}
