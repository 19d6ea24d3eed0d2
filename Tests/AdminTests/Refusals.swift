import Admin
import JSON
import Testing

/// What a call that must fail threw; one that does not fail, or fails otherwise, fails the test.
func refusal(
    _ body: () throws -> Void, at location: SourceLocation = #_sourceLocation
) -> OfficeError? {
    do {
        try body()
        Issue.record("nothing was refused", sourceLocation: location)
    } catch let error as OfficeError {
        return error
    } catch { Issue.record(error, sourceLocation: location) }
    return nil
}

extension OfficeError {
    /// The rule or the field that is named.
    var place: String? {
        switch self {
        case .malformed(let field): field.path
        case .refused(let rule, _, _): rule
        default: nil
        }
    }
}
