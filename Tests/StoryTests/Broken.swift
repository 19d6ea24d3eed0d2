/// What went wrong with a test's own tools, never with what it tests.
struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
