/// The sizes the house keeps to, measured on the field's best codebases.
struct Budgets {
    var linesPerFile = 400
    var medianFile = 120
    var linesPerFunction = 60
    var commentPercent = 15...35

    func findings(in files: [SwiftFile]) -> [Finding] {
        files.flatMap { file in
            var found: [Finding] = []
            if file.lineCount > linesPerFile {
                let clause = "has \(file.lineCount) lines, more than \(linesPerFile)"
                found.append(Finding(file.path, 1, clause))
            }
            for body in file.bodies where body.lineCount > linesPerFunction {
                let clause = "\(body.name) has \(body.lineCount) lines, over \(linesPerFunction)"
                found.append(Finding(file.path, body.line, clause))
            }
            return found
        }
    }

    /// The middle file's lines; 0 of none.
    static func median(_ files: [SwiftFile]) -> Int {
        let sizes = files.map(\.lineCount).sorted()
        return sizes.isEmpty ? 0 : sizes[sizes.count / 2]
    }

    /// Lines that are comment alone, in per cent of lines that are not blank.
    static func commentPercent(_ files: [SwiftFile]) -> Int {
        let comments = files.reduce(0) { $0 + $1.commentLines.count }
        let code = files.reduce(0) { $0 + $1.codeLines.count }
        return comments + code == 0 ? 0 : comments * 100 / (comments + code)
    }

    static func lines(_ files: [SwiftFile]) -> Int {
        files.reduce(0) { $0 + $1.lineCount }
    }
}
