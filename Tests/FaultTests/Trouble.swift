/// Why a test could not go on; what it was about to prove is open.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
