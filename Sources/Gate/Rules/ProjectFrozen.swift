import Terms

/// While a project is frozen nothing is signed for any of its agents.
enum ProjectFrozen: Rule {
    static let id = "project.frozen"

    static func check(_ project: ProjectName, _ frozen: FrozenThings) -> Refusal? {
        guard frozen.projects.contains(project) else { return nil }
        return refuse(
            "project \(project.text) is frozen",
            hint: "an admin thaws it with: bursar project thaw \(project.text)")
    }
}
