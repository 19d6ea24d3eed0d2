/// What was taken from a project's pools, nano-units, in the order they are drawn on.
struct PoolDraws: Hashable {
    var general: Int64 = 0
    var reserve: Int64 = 0
    var emergency: Int64 = 0

    /// What stays drawn where only `held` is still held: the last drawn is the first given back.
    func keeping(_ held: Int64) -> PoolDraws {
        let fromGeneral = min(general, held)
        let fromReserve = min(reserve, held - fromGeneral)
        return PoolDraws(
            general: fromGeneral, reserve: fromReserve,
            emergency: min(emergency, held - fromGeneral - fromReserve))
    }
}
