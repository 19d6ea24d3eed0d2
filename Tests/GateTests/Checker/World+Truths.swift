extension World {
    /// Whether a signature that is out can land, or has.
    func lets(_ index: Int, land scenario: Scenario) -> Bool {
        if spent.areClear { return true }
        return scenario.asks[index].uses.allSatisfy {
            spent[$0] == 0 || spent[$0] == index + 1
        }
    }

    /// What the chain may have come to where somebody honest makes a move; nothing where nobody would.
    func truths(of need: Need, _ scenario: Scenario) -> [Marks] {
        switch need {
        case .none, .free: return [spent]
        case .landed(let index):
            guard released[index] > 0, lets(index, land: scenario) else { return [] }
            return [landed(index, scenario)]
        case .gone(let index, let thing):
            if spent[thing] != 0 { return spent[thing] == index + 1 ? [] : [spent] }
            var gone = spent
            gone[thing] = World.elsewhere
            guard !released.areClear else { return [gone] }
            let rivals = scenario.asks.indices.filter {
                $0 != index && released[$0] > 0 && scenario.asks[$0].uses.contains(thing)
                    && lets($0, land: scenario)
            }
            return [gone] + rivals.map { landed($0, scenario) }
        }
    }

    private func landed(_ index: Int, _ scenario: Scenario) -> Marks {
        var after = spent
        for thing in scenario.asks[index].uses { after[thing] = index + 1 }
        return after
    }
}
