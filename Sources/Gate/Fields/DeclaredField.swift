import JSON

/// A field as the catalogue of a kind lists it: its name, its class and what is held against it.
protocol DeclaredField: Sendable {
    /// The member's name.
    var name: String { get }
    /// Its class.
    var fieldClass: FieldClass { get }
    /// Why text that somebody typed is public nevertheless; nil where nothing typed can stand in it.
    var reason: String? { get }

    /// What is wrong with a value that is about to be appended, a clause after the name; nil where nothing is.
    func fault(in json: JSON) -> String?
}
