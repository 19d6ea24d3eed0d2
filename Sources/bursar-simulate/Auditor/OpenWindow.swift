/// A window in use: its bounds stay until its end, whatever policy says meanwhile.
struct OpenWindow: Hashable {
    var start: Int64
    let end: Int64
    /// The length it was opened with.
    let per: Stretch
    /// The zone it was opened in.
    let zone: String
    /// The limit when it was opened.
    let most: Int64
    /// What was carried into it.
    let carried: Int64
}
