import Admin

extension Query {
    /// A parameter that must be there and be an integer of the form `0|[1-9][0-9]*`.
    func number(_ name: String) throws(ArchiveError) -> UInt64 {
        guard let text = self[name], let number = UInt64(text), String(number) == text else {
            throw .malformed("the query needs \(name) as an integer")
        }
        return number
    }
}
