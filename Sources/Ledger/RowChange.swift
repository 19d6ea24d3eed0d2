/// What a batch does to the rows beside the log.
enum RowChange: Sendable {
    case put(Row)
    case remove(RowTable, id: [UInt8])
}
