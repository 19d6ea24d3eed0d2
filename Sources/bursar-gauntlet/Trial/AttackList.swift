/// Every attack there is, in the order they are shown.
enum AttackList {
    static let all: [any Attack] = [
        Restart(), ParallelClients(), LostReplies(), SameKey(), NewKeys(), StaleRates(),
        OtherAssets(), ClockForward(), OldBackup(), RefundWash(), LimitChanged(),
        PolicyChanged(), HostileAmounts(), TwoDaemons(),
    ]
}
