/// Why bits are not the cell that was expected.
enum CellError: Error, Hashable, Sendable {
    /// More bits or references than a cell, or a number more than its field, can hold.
    case overflow
    /// A field reaches beyond the end.
    case truncated
    /// Bits or references follow the last field.
    case leftover
    /// A field has a value that is never written here: which field.
    case unexpected(String)
    /// The bag is not of the one form that is written here: what is different.
    case misshapen(String)

    /// The clause a person reads: lower case, no full stop.
    var clause: String {
        switch self {
        case .overflow: "has more than a cell or a field holds"
        case .truncated: "has a cell that ends before its fields do"
        case .leftover: "has a cell that goes on after its fields"
        case .unexpected(let field): "has \(field), which is never signed"
        case .misshapen(let difference): "is a bag of cells \(difference)"
        }
    }
}
