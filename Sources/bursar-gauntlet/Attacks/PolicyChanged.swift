/// A wallet that begins to count anew with each change of the rules can be refilled by changing them.
struct PolicyChanged: Attack {
    let name = "policy-changed"
    let sentence = "Window, time zone and project change and change back while eight clients pay."

    func run(_ trial: Trial) throws(Trouble) {
        let zones = Zone.calm()
        var plan = SpendingPlan(limit: Money(cents: 48_40))
        try trial.open(plan)
        try trial.underLoad(clients: 8) { () throws(Trouble) in
            for round in 0..<2 {
                for period in [SpendingPlan.Period.week, .month, .day] {
                    plan.agents["solo"]?.period = period
                    plan.zone = zones[(round + 1) % zones.count]
                    try trial.allow(plan)
                    try trial.waitForAnswers(15)
                }
                // The agent under another project, and back.
                for project in ["elsewhere", "gauntlet"] {
                    plan.project = project
                    try trial.allow(plan)
                    try trial.waitForAnswers(10)
                }
                plan.zone = zones[0]
                try trial.allow(plan)
                try trial.waitForAnswers(10)
            }
        }
        // Whatever the windows were called meanwhile: it is one day, one week and one month.
        trial.askForLost()
        trial.exhaust(PaymentOrder.small)
    }
}
