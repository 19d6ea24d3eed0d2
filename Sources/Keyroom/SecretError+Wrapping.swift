extension SecretError {
    /// Runs `body` and turns its error into a step's own, as typed throws asks.
    static func wrapped<Value: ~Copyable, Failure: Error>(
        as wrap: (SecretError) -> Failure, _ body: () throws(SecretError) -> Value
    ) throws(Failure) -> Value {
        do throws(SecretError) {
            return try body()
        } catch {
            throw wrap(error)
        }
    }
}
