import ArgumentParser
import Terms

/// Which project is meant.
struct ProjectArgument: ParsableArguments {
    @Argument(help: "The project's name.", transform: Arguments.project)
    var name: ProjectName

    /// The project's place at the owner's door.
    var target: String { "/v1/admin/projects/\(name.text)" }
}
